package io.menjin.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What Linux knows of a process and its children (proc(5)). */
public final class ProcStat {

    /** USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int PROCESSOR_STATES = 8;

    private ProcStat() {}

    /** User and system time of a process and all that it has started and that lives, in seconds. */
    public static double cpuSeconds(ProcessHandle process) throws IOException {
        double sum = 0;
        for (ProcessHandle one : family(process)) {
            try {
                sum += cpuSeconds(Files.readString(proc(one, "stat")));
            } catch (NoSuchFileException ended) {
                // Between the listing and the reading; its time is lost, as it would be a moment later.
            }
        }
        return sum;
    }

    /** Resident memory of a process and all that it has started, in MiB. */
    public static double residentMebibytes(ProcessHandle process) throws IOException {
        double sum = 0;
        for (ProcessHandle one : family(process)) {
            sum += residentMebibytes(Files.readString(proc(one, "status")));
        }
        return sum;
    }

    /**
     * Ticks that all processors spent in each state: user, nice, system, idle, iowait, irq, softirq, steal. What guests took
     * is in user already.
     *
     * @param stat what {@code /proc/stat} says
     */
    public static long[] processorTicks(String stat) {
        return Arrays.stream(stat.lines().findFirst().orElseThrow().split("\\s+", -1))
                .skip(1)
                .limit(PROCESSOR_STATES)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    static double cpuSeconds(String stat) {
        // The name in parentheses may hold anything, also spaces and parentheses.
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) / TICKS_PER_SECOND;
    }

    static double residentMebibytes(String status) {
        return status.lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static Path proc(ProcessHandle process, String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }
}
