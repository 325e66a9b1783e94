package io.menjin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcStatTest {

    @Test
    void addsUserAndSystemTimeWhateverTheNameOfTheProgram() {
        String stat = "42 (odd) name) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 7 3 20 0 1 0 100 0 0";

        assertThat(ProcStat.cpuSeconds(stat)).isEqualTo(3.0);
    }

    @Test
    void readsResidentMemory() {
        assertThat(ProcStat.residentMebibytes("Name:\tjava\nVmHWM:\t  9999 kB\nVmRSS:\t    2048 kB\n"))
                .isEqualTo(2.0);
    }

    @Test
    void seesThisProcess() throws IOException {
        assertThat(ProcStat.cpuSeconds(ProcessHandle.current())).isPositive();
        assertThat(ProcStat.residentMebibytes(ProcessHandle.current())).isGreaterThan(10);
    }
}
