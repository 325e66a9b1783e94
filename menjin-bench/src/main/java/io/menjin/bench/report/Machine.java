package io.menjin.bench.report;

import io.menjin.bench.process.ProcStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What one must know of the machine to read a figure, without its name. */
public final class Machine {

    private static final double TICKS_PER_SECOND = 100;

    private final long beganNanos = System.nanoTime();
    private final double busyBefore;
    private final double ownBefore;

    private Machine() throws IOException {
        this.busyBefore = busySeconds(Files.readString(Path.of("/proc/stat")));
        this.ownBefore = ownSeconds(Files.readString(Path.of("/proc/self/stat")));
    }

    /** Begins to watch how busy others keep it. */
    public static Machine watch() throws IOException {
        return new Machine();
    }

    /** Number and kind of the processors, and the memory. */
    public static String description() throws IOException {
        String processor = Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown");
        long kibibytes = Files.readString(Path.of("/proc/meminfo"))
                .lines()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %d GiB",
                Runtime.getRuntime().availableProcessors(),
                processor,
                Math.round(kibibytes / 1048576.0));
    }

    /**
     * Which share of the processors' time other programs took, in percent. Programs that this process started count as
     * its own once they have ended and were waited for.
     */
    public double othersPercent() throws IOException {
        double busy = busySeconds(Files.readString(Path.of("/proc/stat"))) - busyBefore;
        double own = ownSeconds(Files.readString(Path.of("/proc/self/stat"))) - ownBefore;
        double all =
                (System.nanoTime() - beganNanos) / 1e9 * Runtime.getRuntime().availableProcessors();
        return Math.max(0, busy - own) / all * 100;
    }

    /** Of all processors, whatever they did but wait: user, nice, system, irq, softirq and steal of proc(5). */
    static double busySeconds(String stat) {
        long[] ticks = ProcStat.processorTicks(stat);
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) / TICKS_PER_SECOND;
    }

    /** Of a process and those of its children that have ended. */
    static double ownSeconds(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(afterName, 11, 15).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
    }
}
