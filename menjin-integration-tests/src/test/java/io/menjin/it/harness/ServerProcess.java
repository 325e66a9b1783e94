package io.menjin.it.harness;

import io.menjin.store.redis.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A server as operators run it, in a JVM of its own, with its data in a folder of its own. What it prints goes to
 * {@code target/it/<name>/server-<start>.log}.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final int ATTEMPTS = 3;

    private final ServerSetup setup;
    private final Path folder;
    private final int start;
    private final int port;
    private final Path log;
    private final Process process;
    private final Thread reaper;

    private ServerProcess(ServerSetup setup, Path folder, int start) throws IOException {
        this.setup = setup;
        this.folder = folder;
        this.start = start;
        this.port = FreePorts.next();
        this.log = folder.resolve("server-%02d.log".formatted(start));
        this.process = launch();
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** Starts a server on an empty folder and waits until it is up. */
    public static ServerProcess start(ServerSetup setup) {
        return up(setup, BuildFolders.fresh(setup.name()), 1);
    }

    /** Starts it again with the same configuration and data, after it ended. */
    public ServerProcess startAgain() {
        return startAgain(setup);
    }

    /** Starts it again with the same data after it ended, configured anew. */
    public ServerProcess startAgain(ServerSetup changed) {
        if (process.isAlive()) {
            throw new IllegalStateException("it is still running");
        }
        return up(changed, folder, start + 1);
    }

    private static ServerProcess up(ServerSetup setup, Path folder, int start) {
        for (int attempt = 1; ; attempt++) {
            try {
                ServerProcess server = new ServerProcess(setup, folder, start);
                if (server.comesUp()) {
                    return server;
                }
                String said = Files.readString(server.log);
                if (attempt == ATTEMPTS || !said.contains("already in use")) {
                    throw new IllegalStateException(setup.name() + " did not start:\n" + said);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A client that checks every answer against the contract. */
    public ApiClient api() {
        return new ApiClient(baseUri());
    }

    public Path dataFolder() {
        return folder.resolve("data");
    }

    /** For whoever looks at what it takes. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Everything that it has printed since this start. */
    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, as operators end it; returns when the process is gone. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(setup.name() + " did not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    private Process launch() throws IOException {
        Path configuration = folder.resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(setup.properties());
        properties.put("server.address", "127.0.0.1");
        properties.put("menjin.data-dir", dataFolder().toString());
        try (Writer writer = Files.newBufferedWriter(configuration)) {
            properties.store(writer, null);
        }
        ProcessBuilder builder = new ProcessBuilder(QuickJar.get()
                        .command(List.of(
                                "--server.port=" + port,
                                "--spring.config.additional-location=" + configuration.toUri())))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MENJIN") || name.startsWith("SPRING"));
        return builder.start();
    }

    /** Whether it answers that it is up; false when it ended instead. */
    private boolean comesUp() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(baseUri().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (process.isAlive()) {
                try {
                    if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                        return true;
                    }
                } catch (IOException notYet) {
                    // Nobody listens on the port so far.
                }
                if (System.nanoTime() > end) {
                    kill();
                    throw new IllegalStateException(setup.name() + " is not up after " + PATIENCE + "; see " + log);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
        return false;
    }
}
