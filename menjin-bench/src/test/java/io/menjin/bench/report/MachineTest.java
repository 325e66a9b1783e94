package io.menjin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void waitingIsNotBeingBusy() {
        assertThat(Machine.busySeconds("cpu  100 20 30 9999 8888 4 5 1 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"))
                .isEqualTo(1.6);
    }

    @Test
    void childrenThatHaveEndedAreOwn() {
        assertThat(Machine.ownSeconds("42 (java) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 70 30 20 0 1"))
                .isEqualTo(4.0);
    }

    @Test
    void tellsProcessorsAndMemory() throws IOException {
        assertThat(Machine.description()).matches("\\d+ processors \\(.+\\), \\d+ GiB");
    }
}
