package io.menjin.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the emulator as a program. Environment: {@code MENJIN_EMULATOR_PORT} (8787; 0 for a free one), {@code
 * MENJIN_EMULATOR_SEED} (a seed file; without it the demo's apps and users), {@code MENJIN_EMULATOR_SECRET} (the demo
 * app's AppSecret), {@code MENJIN_EMULATOR_SNAPSHOT} (a snapshot to begin with, written again at the end). It listens
 * on 127.0.0.1 whatever {@code MENJIN_EMULATOR_HOST} says, and refuses to start if that says something else.
 */
public final class Main {

    private static final int DEFAULT_PORT = 8787;
    private static final int WRONG_CONFIGURATION = 2;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        // Before the first logger is made; a library user's own logging is not touched by this.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        try {
            run(System.getenv(), System.out);
        } catch (IOException | IllegalArgumentException | EmulatorException e) {
            System.err.println("The emulator does not start: " + e.getMessage());
            System.exit(WRONG_CONFIGURATION);
        }
        new CountDownLatch(1).await();
    }

    private static void run(Map<String, String> environment, PrintStream out) throws IOException {
        WeChatEmulator emulator = start(environment);
        Path snapshot = snapshotFile(environment);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(emulator, snapshot), "emulator-stop"));
        StartBlock.lines(emulator).forEach(out::println);
        out.flush();
    }

    /** Starts what the environment asks for. */
    static WeChatEmulator start(Map<String, String> environment) throws IOException {
        String host = environment.getOrDefault("MENJIN_EMULATOR_HOST", "127.0.0.1");
        if (!LOOPBACK.contains(host)) {
            throw new IllegalArgumentException("MENJIN_EMULATOR_HOST=" + host
                    + ": the emulator listens on 127.0.0.1 only, because whoever reaches it can log in as anybody");
        }
        String seedFile = environment.get("MENJIN_EMULATOR_SEED");
        Seed seed = seedFile == null ? Seed.demo(environment) : Seed.read(Path.of(seedFile), environment);
        WeChatEmulator emulator =
                WeChatEmulator.builder().port(port(environment)).seed(seed).build();
        Path snapshot = snapshotFile(environment);
        if (snapshot != null && Files.exists(snapshot)) {
            emulator.control().restore(Files.readString(snapshot));
        }
        return emulator.start();
    }

    private static int port(Map<String, String> environment) {
        String port = environment.getOrDefault("MENJIN_EMULATOR_PORT", Integer.toString(DEFAULT_PORT));
        if (!port.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("MENJIN_EMULATOR_PORT=" + port + " is no port");
        }
        return Integer.parseInt(port);
    }

    private static @Nullable Path snapshotFile(Map<String, String> environment) {
        String file = environment.get("MENJIN_EMULATOR_SNAPSHOT");
        return file == null ? null : Path.of(file);
    }

    private static void stop(WeChatEmulator emulator, @Nullable Path snapshot) {
        emulator.close();
        if (snapshot != null) {
            try {
                SnapshotFile.write(snapshot, emulator.control().snapshot());
            } catch (IOException e) {
                System.err.println("The snapshot was not written: " + e.getMessage());
            }
        }
    }
}
