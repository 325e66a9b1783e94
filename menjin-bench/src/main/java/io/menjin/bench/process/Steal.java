package io.menjin.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Processor time that a hypervisor gave to other machines while this one wanted it: steal of proc(5). Always nothing on a
 * machine of its own.
 */
public final class Steal {

    private static final Path STAT = Path.of("/proc/stat");

    /** Among {@link ProcStat#processorTicks}. */
    private static final int STEAL = 7;

    private final long[] before;

    private Steal() throws IOException {
        this.before = ProcStat.processorTicks(Files.readString(STAT));
    }

    /** Begins to watch. */
    public static Steal watch() throws IOException {
        return new Steal();
    }

    /** Of all processors' time since the beginning, in percent. */
    public double percent() throws IOException {
        return percent(before, ProcStat.processorTicks(Files.readString(STAT)));
    }

    static double percent(long[] before, long[] after) {
        double all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
        return all == 0 ? 0 : (after[STEAL] - before[STEAL]) / all * 100;
    }
}
