package io.menjin.store.jdbc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesItsBoundUpToALimit() {
        Backoff longest = new Backoff(new AlwaysMost());
        assertThat(longest.micros(2)).isEqualTo(2_000);
        assertThat(longest.micros(3)).isEqualTo(4_000);
        assertThat(longest.micros(7)).isEqualTo(64_000);
        assertThat(longest.micros(20)).isEqualTo(64_000);
    }

    @Test
    void staysBetweenHalfOfTheBoundAndTheBound() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        assertThat(java.util.stream.IntStream.range(0, 1000)
                        .map(i -> backoff.micros(4))
                        .summaryStatistics())
                .satisfies(waits -> {
                    assertThat(waits.getMin()).isBetween(4_000, 4_500);
                    assertThat(waits.getMax()).isBetween(7_500, 8_000);
                });
    }

    private static final class AlwaysMost implements java.util.random.RandomGenerator {

        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }
    }
}
