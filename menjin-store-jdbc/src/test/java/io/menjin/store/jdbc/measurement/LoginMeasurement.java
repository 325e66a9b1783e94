package io.menjin.store.jdbc.measurement;

import io.menjin.core.account.Identity;
import io.menjin.core.session.Session;
import io.menjin.core.store.IssueOutcome;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures what a returning login costs a store: one findByIdentity and one issue with session_key and receipt, of people
 * who come back on the same device. Run by {@code -Dtest=LoginMeasurement}; its name keeps it out of the tests.
 */
class LoginMeasurement {

    private static final int PEOPLE = 2000;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("menjin.measure.warmup", 10));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("menjin.measure.seconds", 10));

    @ParameterizedTest
    @CsvSource({"SQLITE, 1", "SQLITE, 16", "SQLITE, 64", "POSTGRESQL, 16", "MARIADB, 16"})
    void loginsPerSecond(TestDatabase kind, int threads) throws Exception {
        try (JdbcStores stores = kind.open()) {
            List<Identity> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Fixtures.register(stores));
            }
            run(stores, people, threads, WARM_UP);
            long cpu = writerCpu();
            long commits = stores.groupCommit().map(s -> s.commits()).orElse(0L);
            List<long[]> latencies = run(stores, people, threads, MEASURED);
            long[] all =
                    latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            System.out.printf(
                    "%-10s %3d threads: %6d logins/s, p50 %.2f ms, p99 %.2f ms, logins per commit %.1f,"
                            + " writer CPU %.0f us per login, load %.1f%n",
                    kind,
                    threads,
                    all.length / MEASURED.toSeconds(),
                    all[all.length / 2] / 1e6,
                    all[all.length * 99 / 100] / 1e6,
                    all.length
                            / (double) Math.max(
                                    1,
                                    stores.groupCommit().map(s -> s.commits()).orElse(0L) - commits),
                    (writerCpu() - cpu) / 1e3 / all.length,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private static List<long[]> run(JdbcStores stores, List<Identity> people, int threads, Duration duration)
            throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        AtomicLong clock = new AtomicLong();
        long end = System.nanoTime() + duration.toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(executor.submit(() -> {
                long[] latencies = new long[500_000];
                int count = 0;
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    login(stores, people.get(ThreadLocalRandom.current().nextInt(people.size())), clock);
                    latencies[count++] = System.nanoTime() - start;
                }
                return Arrays.copyOf(latencies, count);
            }));
        }
        List<long[]> results = new ArrayList<>();
        for (Future<long[]> future : running) {
            results.add(future.get());
        }
        executor.shutdown();
        return results;
    }

    private static void login(JdbcStores stores, Identity identity, AtomicLong clock) {
        Instant now = Fixtures.NOW.plusMillis(clock.getAndIncrement());
        long epoch = stores.accounts()
                .findByIdentity(identity.appId(), identity.openId())
                .orElseThrow()
                .account()
                .epoch();
        Session session = Fixtures.session(identity, epoch, now, "device");
        if (!(stores.sessions().issue(Fixtures.fullGrant(session, 10)) instanceof IssueOutcome.Issued)) {
            throw new AssertionError();
        }
    }

    private static long writerCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals("menjin-sqlite-writer"))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                .sum();
    }
}
