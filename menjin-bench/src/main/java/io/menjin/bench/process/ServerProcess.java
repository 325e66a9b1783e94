package io.menjin.bench.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on a free port of the loopback interface. */
public final class ServerProcess implements AutoCloseable {

    private static final long LONGEST_START_NANOS = Duration.ofMinutes(5).toNanos();

    private final Process process;
    private final URI baseUri;
    private final long startedNanos;
    private final Path log;

    private ServerProcess(Process process, URI baseUri, long startedNanos, Path log) {
        this.process = process;
        this.baseUri = baseUri;
        this.startedNanos = startedNanos;
        this.log = log;
    }

    /** Starts a program that will listen at this port; what it prints goes into a temporary file. */
    public static ServerProcess start(int port, List<String> command) throws IOException {
        Path log = Files.createTempFile("bench-server", ".log");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + port), began, log);
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI baseUri() {
        return baseUri;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Seconds since the program was started. */
    public double age() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Asks this path until anything is answered. */
    public void awaitAnswer(HttpClient http, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(baseUri.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (true) {
            try {
                http.send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - startedNanos > LONGEST_START_NANOS) {
                    throw new IOException("the server does not start:\n" + Files.readString(log), notYet);
                }
                Thread.sleep(5);
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        Files.deleteIfExists(log);
    }
}
