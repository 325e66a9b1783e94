package io.menjin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StealTest {

    @Test
    void isWhatWasTakenOfAllThatPassed() {
        long[] before = ProcStat.processorTicks("cpu  100 0 0 100 0 0 0 10 7 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
        long[] after = ProcStat.processorTicks("cpu  150 5 5 120 5 5 5 15 99 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

        assertThat(Steal.percent(before, after)).isEqualTo(5.0);
    }

    @Test
    void isNothingWhenNoTimePassed() {
        long[] now = ProcStat.processorTicks("cpu  100 0 0 100 0 0 0 10 7 0\n");

        assertThat(Steal.percent(now, now)).isZero();
    }

    @Test
    void canBeWatchedHere() throws IOException {
        assertThat(Steal.watch().percent()).isBetween(0.0, 100.0);
    }
}
