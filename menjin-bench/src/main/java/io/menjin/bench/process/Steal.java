package io.menjin.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time that a hypervisor gave to other machines while this one wanted it: steal of proc(5). Always nothing on a
 * machine of its own.
 */
public final class Steal {

    private static final Path STAT = Path.of("/proc/stat");

    /** User, nice, system, idle, iowait, irq, softirq, steal; what guests take is in user already. */
    private static final int STATES = 8;

    private static final int STEAL = 7;

    private final long[] before;

    private Steal() throws IOException {
        this.before = ticks(Files.readString(STAT));
    }

    /** Begins to watch. */
    public static Steal watch() throws IOException {
        return new Steal();
    }

    /** Of all processors' time since the beginning, in percent. */
    public double percent() throws IOException {
        return percent(before, ticks(Files.readString(STAT)));
    }

    static double percent(long[] before, long[] after) {
        double all = 0;
        for (int i = 0; i < STATES; i++) {
            all += after[i] - before[i];
        }
        return all == 0 ? 0 : (after[STEAL] - before[STEAL]) / all * 100;
    }

    /** Ticks that the processors spent in each state, in the order of proc(5). */
    static long[] ticks(String stat) {
        String[] words = stat.lines().findFirst().orElseThrow().split("\\s+", -1);
        long[] ticks = new long[STATES];
        for (int i = 0; i < STATES; i++) {
            ticks[i] = Long.parseLong(words[i + 1]);
        }
        return ticks;
    }
}
