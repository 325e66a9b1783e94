package io.menjin.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** The rule that judges a soak must be able to condemn. */
class VerdictTest {

    private static final int SAMPLES = 90;
    private final Random noise = new Random(7);

    @Test
    void passesNoiseAroundASteadyHeap() {
        assertThat(verdict(i -> 60 + noise.nextGaussian(), i -> 20).isFlat()).isTrue();
    }

    @Test
    void passesWhatFillsInTheFirstHalf() {
        assertThat(verdict(i -> Math.min(60, 30 + i), i -> Math.min(20, i)).isFlat())
                .isTrue();
    }

    @Test
    void condemnsAHeapThatGrowsByATenthInTheSecondHalf() {
        Verdict verdict = verdict(i -> 60 + i * 12.0 / SAMPLES + noise.nextGaussian(), i -> 20);
        assertThat(verdict.findings())
                .filteredOn(finding -> !finding.isFlat())
                .extracting(Verdict.Finding::what)
                .containsExactly("node 1: heap after a collection, MiB");
    }

    @Test
    void condemnsConnectionsThatLeak() {
        Verdict verdict = verdict(i -> 60, i -> 10 + i / 10);
        assertThat(verdict.findings())
                .filteredOn(finding -> !finding.isFlat())
                .extracting(Verdict.Finding::what)
                .containsExactly("connections to PostgreSQL");
    }

    @Test
    void condemnsARedisThatKeepsSomethingOfEveryAccount() {
        assertThat(verdict(i -> 60, i -> 20, i -> 4_600_000 + i * 20_000L).findings())
                .filteredOn(finding -> !finding.isFlat())
                .extracting(Verdict.Finding::what)
                .containsExactly("Redis, bytes");
    }

    private static Verdict verdict(IntToDoubleFunction heap, IntUnaryOperator connections) {
        return verdict(heap, connections, i -> 1_000_000);
    }

    private static Verdict verdict(IntToDoubleFunction heap, IntUnaryOperator connections, IntToLongFunction redis) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(new Sample(
                    Duration.ofSeconds(i * 20L),
                    i,
                    0,
                    0,
                    List.of(new ProcessFigures(heap.applyAsDouble(i), 300, 60, 80)),
                    connections.applyAsInt(i),
                    4,
                    redis.applyAsLong(i),
                    500,
                    1000,
                    Map.of("menjin_account", 500L),
                    1));
        }
        return Verdict.of(samples);
    }
}
