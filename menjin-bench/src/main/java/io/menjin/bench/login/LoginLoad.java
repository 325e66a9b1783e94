package io.menjin.bench.login;

import io.menjin.bench.process.LineProcess;
import io.menjin.bench.wechat.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Logins beside WxJava under every load. Each peer and the emulator have a process of their own; the peers take turns,
 * and the median of the rounds counts. Writes Markdown tables into the directory named by the first argument.
 */
final class LoginLoad {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    /** Beyond what the JIT needs, however slow the machine; a time would not be. */
    private static final int WARM_UP_CALLS = Integer.getInteger("warmup", 30_000);

    private static final int WARM_UP_MILLIS = 60_000;
    private static final int[] THREADS = {64, 256};
    private static final int[] LATENCIES = {0, 50, 200, 1000};
    /** With a whole login the store is in the foreground, and that does not depend on how long WeChat takes. */
    private static final int SLOWEST_FOR_WHOLE_LOGINS = 50;

    private static final List<Peer> CLIENTS = List.of(Peer.WXJAVA, Peer.WXJAVA_WIDE, Peer.MENJIN);
    private static final List<Peer> LOGINS = List.of(Peer.WXJAVA_WIDE, Peer.MENJIN, Peer.MENJIN_LOGIN);

    private final Emulator emulator;
    private final Map<Peer, LineProcess> peers = new EnumMap<>(Peer.class);
    private final Path codes;

    private LoginLoad(Emulator emulator) throws IOException {
        this.emulator = emulator;
        this.codes = Files.createTempFile("codes", ".txt");
        for (Peer peer : Peer.values()) {
            peers.put(
                    peer,
                    LineProcess.start(
                            ClientProcess.class, peer.name(), emulator.baseUri().toString()));
        }
    }

    public static void main(String[] args) throws IOException {
        try (Emulator emulator = Emulator.start()) {
            LoginLoad bench = new LoginLoad(emulator);
            try {
                bench.warmUp();
                bench.write(Path.of(args[0]), new Tables(bench.measure()));
            } finally {
                bench.stop();
            }
        }
    }

    private void warmUp() throws IOException {
        for (Peer peer : Peer.values()) {
            emulator.prepare(WARM_UP_CALLS, 0, codes);
            System.err.printf("warming %s up%n", peer.title());
            client(peer).ask("64 " + WARM_UP_MILLIS + " " + codes);
        }
    }

    private Map<Load, Map<Peer, Results>> measure() throws IOException {
        Map<Load, Map<Peer, Results>> all = new LinkedHashMap<>();
        for (int latency : LATENCIES) {
            for (int threads : THREADS) {
                Load load = new Load(threads, latency);
                all.put(load, measure(load));
            }
        }
        return all;
    }

    private Map<Peer, Results> measure(Load load) throws IOException {
        Map<Peer, Results> results = new EnumMap<>(Peer.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Peer peer : load.latencyMillis() <= SLOWEST_FOR_WHOLE_LOGINS ? List.of(Peer.values()) : CLIENTS) {
                results.computeIfAbsent(peer, first -> new Results()).add(run(peer, load));
            }
        }
        return results;
    }

    private Measurement run(Peer peer, Load load) throws IOException {
        emulator.prepare(load.codes(), load.latencyMillis(), codes);
        String answer = client(peer).ask(load.threads() + " " + load.millis() + " " + codes);
        Measurement run = Measurement.fromLine(answer);
        System.err.printf(
                Locale.ROOT,
                "%s, %d threads, %d ms: %.0f/s, %.2f CPU s/1000, errors %s%n",
                peer.title(),
                load.threads(),
                load.latencyMillis(),
                run.perSecond(),
                run.cpuSecondsPerThousand(),
                run.errors());
        return run;
    }

    private LineProcess client(Peer peer) {
        return Objects.requireNonNull(peers.get(peer));
    }

    private void write(Path directory, Tables tables) throws IOException {
        Files.writeString(directory.resolve("login-throughput.md"), tables.throughput(CLIENTS));
        Files.writeString(directory.resolve("login-waiting.md"), tables.waiting(CLIENTS));
        Files.writeString(directory.resolve("login-cost.md"), tables.cost(CLIENTS));
        Files.writeString(directory.resolve("whole-login.md"), tables.throughput(LOGINS));
        Files.writeString(directory.resolve("whole-login-cost.md"), tables.cost(LOGINS));
    }

    private void stop() throws IOException {
        for (LineProcess peer : peers.values()) {
            peer.close();
        }
        Files.delete(codes);
    }
}
