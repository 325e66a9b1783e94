package io.menjin.bench.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Login throughput beside WxJava: 64 and 256 threads, WeChat answering after 0, 50, 200 and 1000 ms. The two take turns
 * and the median of the rounds counts. Writes a Markdown table to the file named by the first argument.
 */
public final class LoginLoad {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int[] THREADS = {64, 256};
    private static final int[] LATENCIES_MS = {0, 50, 200, 1000};

    private final EmulatorHandle emulator;
    private final Exchange wxJava;
    private final Exchange menjin;
    private final StringBuilder table = new StringBuilder();

    private LoginLoad(EmulatorHandle emulator) {
        this.emulator = emulator;
        this.wxJava = Peers.wxJava(emulator.baseUri());
        this.menjin = Peers.menjin(emulator.baseUri());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (EmulatorHandle emulator = EmulatorHandle.start()) {
            String table = new LoginLoad(emulator).measure();
            System.out.print(table);
            Files.writeString(Path.of(args[0]), table);
        }
        // WxJava keeps threads that are no daemons.
        System.exit(0);
    }

    private String measure() throws IOException, InterruptedException {
        warmUp();
        table.append(
                "| threads | WeChat's latency | WxJava logins/s | p99 ms | errors | Menjin logins/s | p99 ms | errors |\n");
        table.append("|---|---|---|---|---|---|---|---|\n");
        for (int latency : LATENCIES_MS) {
            for (int threads : THREADS) {
                compare(threads, latency);
            }
        }
        return table.toString();
    }

    private void warmUp() throws IOException, InterruptedException {
        emulator.latency(Duration.ZERO);
        for (Exchange exchange : List.of(wxJava, menjin, wxJava, menjin)) {
            LoadRun.run(exchange, 64, Duration.ofSeconds(5), emulator.codes(150_000));
        }
    }

    private void compare(int threads, int latencyMs) throws IOException, InterruptedException {
        List<Measurement> theirs = new ArrayList<>();
        List<Measurement> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(run(wxJava, threads, latencyMs));
            ours.add(run(menjin, threads, latencyMs));
        }
        Measurement their = Measurement.median(theirs);
        Measurement our = Measurement.median(ours);
        table.append(String.format(
                Locale.ROOT, "| %d | %d ms | %s | %s |%n", threads, latencyMs, cells(their, theirs), cells(our, ours)));
    }

    private Measurement run(Exchange exchange, int threads, int latencyMs) throws IOException, InterruptedException {
        emulator.latency(Duration.ZERO);
        int perSecond = latencyMs == 0 ? 40_000 : threads * 1000 / latencyMs + threads;
        int seconds = latencyMs == 1000 ? 8 : 4;
        List<String> codes = emulator.codes(perSecond * (seconds + 1));
        emulator.latency(Duration.ofMillis(latencyMs));
        Measurement run = LoadRun.run(exchange, threads, Duration.ofSeconds(seconds), codes);
        System.err.printf(
                Locale.ROOT,
                "%s: %d threads, %d ms: %.0f/s, errors %s%n",
                exchange == menjin ? "Menjin" : "WxJava",
                threads,
                latencyMs,
                run.perSecond(),
                run.errors());
        return run;
    }

    /** Throughput and p99 of the median run; errors of all runs, since a rare error is an error. */
    private static String cells(Measurement median, List<Measurement> all) {
        int errors = all.stream().mapToInt(Measurement::errorCount).sum();
        List<String> names = all.stream()
                .flatMap(run -> run.errors().keySet().stream())
                .distinct()
                .toList();
        return String.format(
                Locale.ROOT,
                "%.0f | %.0f | %d%s",
                median.perSecond(),
                median.percentileMillis(99),
                errors,
                names.isEmpty() ? "" : " " + String.join(", ", names));
    }
}
