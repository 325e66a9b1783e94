package io.menjin.it.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server's process holds.
 *
 * @param heapMiB of the old generation right after a full collection: what is reachable
 * @param residentMiB memory of the process
 * @param files open file descriptors, sockets among them
 */
record ProcessFigures(double heapMiB, double residentMiB, int threads, int files) {

    private static final Pattern HEAP = Pattern.compile("(?:tenured generation|garbage-first heap)\\s.*?used (\\d+)K");
    private static final double KIB = 1024;
    private static final int PATIENCE_SECONDS = 120;

    static ProcessFigures of(ProcessHandle process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        String heap = jcmd(process, "GC.heap_info");
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        String status = Files.readString(proc.resolve("status"));
        return new ProcessFigures(
                number(HEAP, heap) / KIB,
                number(Pattern.compile("VmRSS:\\s*(\\d+)"), status) / KIB,
                (int) number(Pattern.compile("Threads:\\s*(\\d+)"), status),
                files(proc.resolve("fd")));
    }

    private static int files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String jcmd(ProcessHandle process, String command) throws IOException, InterruptedException {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process jcmd = new ProcessBuilder(program, Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            jcmd.destroyForcibly();
            throw new IOException("jcmd " + command + ": " + said);
        }
        return said;
    }
}
