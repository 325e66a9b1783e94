package io.menjin.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.bench.process.WrkResult;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void endsWhenTwoSlicesInARowHaveGainedNothing() throws IOException, InterruptedException {
        WarmUp.Outcome outcome = warmUp(15, 5000, 3000, 1500, 800, 700, 690, 680, 100, 10);

        assertThat(outcome.lastMicros()).isEqualTo(680);
        assertThat(outcome.firstMicros()).isEqualTo(5000);
        assertThat(outcome.logins()).isEqualTo(70);
        assertThat(outcome.seconds()).isEqualTo(140);
    }

    @Test
    void oneDearSliceIsNotTheEnd() throws IOException, InterruptedException {
        WarmUp.Outcome outcome = warmUp(15, 1000, 1100, 800, 790, 600, 600, 600, 1);

        assertThat(outcome.lastMicros()).isEqualTo(600);
        assertThat(outcome.logins()).isEqualTo(70);
    }

    @Test
    void aCostThatDoesNotFallBeforeEnoughLoginsIsNotSettled() throws IOException, InterruptedException {
        WarmUp.Outcome outcome = warmUp(15, 9000, 9000, 9000, 9000, 3000, 1500, 1490, 1480, 1);

        assertThat(outcome.lastMicros()).isEqualTo(1480);
        assertThat(outcome.logins()).isEqualTo(80);
    }

    @Test
    void endsWithItsLastSliceWhateverThatCost() throws IOException, InterruptedException {
        WarmUp.Outcome outcome = warmUp(3, 5000, 3000, 1500, 800);

        assertThat(outcome.lastMicros()).isEqualTo(1500);
        assertThat(outcome.logins()).isEqualTo(30);
    }

    @Test
    void slicesWithoutALoginAreErrorsAndNoEnd() throws IOException, InterruptedException {
        WarmUp.Outcome outcome = new WarmUp(new WarmUp.Extent(4, 20, 100, 0)).run((seconds, logins) -> reading(0, 0));

        assertThat(outcome.errors()).isEqualTo(4);
        assertThat(outcome.logins()).isZero();
    }

    private static WarmUp.Outcome warmUp(int slices, double... micros) throws IOException, InterruptedException {
        Deque<Double> costs = new ArrayDeque<>();
        for (double cost : micros) {
            costs.add(cost);
        }
        return new WarmUp(new WarmUp.Extent(slices, 20, 100, 70)).run((seconds, logins) -> {
            assertThat(List.of(seconds, logins)).containsExactly(20, 100);
            return reading(10, costs.remove());
        });
    }

    private static Meter.Reading reading(long answered, double micros) {
        return new Meter.Reading(new WrkResult(20, answered, 1, 2, 0, 0), answered * micros / 1e6, 0);
    }
}
