package io.menjin.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The load generator wrk, driven by a script that sends prepared requests. */
public final class Wrk implements AutoCloseable {

    private final String program;
    private final Path script;

    /** Takes the program from the system property {@code wrk}, by default the one on the path. */
    public Wrk() throws IOException {
        this.program = System.getProperty("wrk", "wrk");
        this.script = Files.createTempFile("wrk", ".lua");
        try (InputStream lua = Objects.requireNonNull(Wrk.class.getResourceAsStream("requests.lua"))) {
            Files.write(script, lua.readAllBytes());
        }
    }

    /** Sends these over and over for a while. */
    public WrkResult repeat(URI server, int connections, int seconds, List<PreparedRequest> requests)
            throws IOException, InterruptedException {
        return run(server, connections, seconds, requests, "repeat", List.of());
    }

    /**
     * Sends each of these once, until they or the time are used up.
     *
     * @param launcher what the command begins with, such as a program that binds wrk to some processors
     */
    public WrkResult once(
            URI server, int connections, int seconds, List<PreparedRequest> requests, List<String> launcher)
            throws IOException, InterruptedException {
        return run(server, connections, seconds, requests, "once", launcher);
    }

    private WrkResult run(
            URI server,
            int connections,
            int seconds,
            List<PreparedRequest> requests,
            String mode,
            List<String> launcher)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("requests", ".txt");
        try {
            Files.write(file, requests.stream().map(PreparedRequest::toLine).toList());
            List<String> command = new ArrayList<>(launcher);
            command.addAll(List.of(program, "-t1", "-c" + connections, "-d" + seconds + "s"));
            // Longer than any server here may be silent, so that a slow answer counts as slow and not as an error.
            command.addAll(List.of("--timeout", "10s", "-s", script.toString(), server.toString(), "--"));
            command.addAll(List.of(file.toString(), mode));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return WrkResult.parse(printed);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(script);
    }
}
