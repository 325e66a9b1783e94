package io.menjin.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processors that this process may use, in two halves: one for what is measured and one for what loads it. With one
 * processor, or without {@code taskset} of util-linux, they are not divided, and nothing here binds anything.
 */
public final class Processors {

    private static final String TASKSET = "taskset";
    private static final String ALLOWED = "Cpus_allowed_list:";
    /** A thread can begin or end while the others are bound. */
    private static final int ATTEMPTS = 20;

    private final List<Integer> all;
    private final boolean hasTaskset;

    Processors(List<Integer> all, boolean hasTaskset) {
        this.all = List.copyOf(all);
        this.hasTaskset = hasTaskset;
    }

    /** Those of this process. */
    public static Processors ofThisProcess() throws IOException {
        boolean hasTaskset = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, TASKSET)));
        return new Processors(parse(allowed(Files.readString(Path.of("/proc/self/status")))), hasTaskset);
    }

    /** Whether there are two halves that processes can be bound to. */
    public boolean areDivided() {
        return hasTaskset && all.size() > 1;
    }

    /** A sentence on who has which while it is {@linkplain #separate measured}. */
    public String description() {
        if (areDivided()) {
            return "While logins were measured, the server and its Redis had processor " + list(measured())
                    + ", WeChat and the load generator processor " + list(loading()) + ".";
        }
        String reason = all.size() > 1 ? "there is no taskset here" : "there is only one";
        return "Server, Redis, WeChat and the load generator shared the processors all the time, since " + reason + ".";
    }

    /** What a program's command begins with that shall run on the half of those that load; nothing when undivided. */
    public List<String> launcher() {
        return areDivided() ? List.of(TASKSET, "-c", list(loading())) : List.of();
    }

    /** Binds running processes to their halves until the answer is closed. */
    public Separation separate(List<ProcessHandle> measured, List<ProcessHandle> loading)
            throws IOException, InterruptedException {
        Separation separation = new Separation(measured, loading);
        if (areDivided()) {
            try {
                bind(measured, list(measured()));
                bind(loading, list(loading()));
            } catch (IOException | InterruptedException e) {
                separation.close();
                throw e;
            }
        }
        return separation;
    }

    /** Processes that have a half of the processors each. */
    public final class Separation implements AutoCloseable {

        private final List<ProcessHandle> bound;

        private Separation(List<ProcessHandle> measured, List<ProcessHandle> loading) {
            this.bound = Stream.concat(measured.stream(), loading.stream()).toList();
        }

        /** Gives all processors back to all of them, also to threads that were begun meanwhile. */
        @Override
        public void close() throws IOException {
            if (areDivided()) {
                try {
                    bind(bound, list(all));
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** The first half, and the one in the middle. */
    List<Integer> measured() {
        return all.subList(0, all.size() - all.size() / 2);
    }

    List<Integer> loading() {
        return all.subList(all.size() - all.size() / 2, all.size());
    }

    private static void bind(List<ProcessHandle> processes, String processors)
            throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            bind(process, processors);
        }
    }

    private static void bind(ProcessHandle process, String processors) throws IOException, InterruptedException {
        String printed = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Process taskset = new ProcessBuilder(TASKSET, "-a", "-c", "-p", processors, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            printed = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            taskset.waitFor();
            if (isBound(process, parse(processors))) {
                return;
            }
        }
        throw new IOException(
                "process " + process.pid() + " cannot be bound to processors " + processors + ":\n" + printed);
    }

    /** Whether all threads of a process have these processors and no others. */
    static boolean isBound(ProcessHandle process, List<Integer> processors) throws IOException {
        List<Path> threads;
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            threads = tasks.toList();
        }
        for (Path thread : threads) {
            try {
                if (!parse(allowed(Files.readString(thread.resolve("status")))).equals(processors)) {
                    return false;
                }
            } catch (IOException ended) {
                // Between the listing and the reading, which fails in more than one way then.
                if (Files.exists(thread)) {
                    throw ended;
                }
            }
        }
        return true;
    }

    /** What proc(5) says of the processors that a thread may use. */
    static String allowed(String status) {
        return status.lines()
                .filter(line -> line.startsWith(ALLOWED))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing about processors in\n" + status))
                .substring(ALLOWED.length())
                .strip();
    }

    /** Reads a list as Linux writes it, such as {@code 0-2,5}. */
    static List<Integer> parse(String list) {
        List<Integer> parsed = new ArrayList<>();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", 2);
            int last = Integer.parseInt(ends[ends.length - 1]);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(parsed::add);
        }
        return parsed;
    }

    /** Writes a list as {@code taskset} reads it. */
    static String list(List<Integer> processors) {
        return processors.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
