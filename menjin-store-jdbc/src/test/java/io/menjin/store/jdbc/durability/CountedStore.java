package io.menjin.store.jdbc.durability;

import io.menjin.core.account.Identity;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes to a store from several threads and compares, at each answer, how often the log has been synced since the call
 * began. Prints {@code answers unsynced syncs commits}.
 */
final class CountedStore {

    private final JdbcStores stores;
    private final SyncCounter counter;
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong unsynced = new AtomicLong();

    private CountedStore(JdbcStores stores, SyncCounter counter) {
        this.stores = stores;
        this.counter = counter;
    }

    public static void main(String[] arguments) throws Exception {
        SyncCounter counter = new SyncCounter(Path.of(arguments[1]));
        int threads = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        try (JdbcStores stores = JdbcStores.open(
                TestDatabase.patient("jdbc:sqlite:" + arguments[0]).build())) {
            CountedStore counted = new CountedStore(stores, counter);
            Fixtures.register(stores);
            long syncsBefore = counter.syncs();
            long commitsBefore = stores.groupCommit().orElseThrow().commits();
            counted.run(threads, rounds);
            System.out.println(counted.answers.get() + " " + counted.unsynced.get() + " "
                    + (counter.syncs() - syncsBefore) + " "
                    + (stores.groupCommit().orElseThrow().commits() - commitsBefore));
        }
    }

    private void run(int threads, int rounds) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(executor.submit(() -> {
                for (int round = 0; round < rounds; round++) {
                    everyKindOfWrite();
                }
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        executor.shutdown();
    }

    private void everyKindOfWrite() {
        Identity[] identity = new Identity[1];
        counted(() -> identity[0] = Fixtures.register(stores));
        Session session = Fixtures.session(identity[0], 0, Fixtures.NOW);
        counted(() -> stores.sessions().issue(Fixtures.fullGrant(session, 5)));
        counted(() -> stores.sessions().renew(session, Fixtures.NOW.plus(Duration.ofDays(8)), Fixtures.NOW));
        counted(() -> stores.sessionKeys().add(Fixtures.APP, identity[0].openId(), Fixtures.sessionKey(Fixtures.NOW)));
        counted(() -> stores.ledger().put(Fixtures.receipt(), Fixtures.NOW));
        counted(() -> stores.once().claim(Fixtures.digest(), Fixtures.NOW.plusSeconds(60), Fixtures.NOW));
        counted(() -> stores.sessions()
                .end(identity[0].accountId(), session.id(), EndReason.LOGGED_OUT, Fixtures.NOW.plusSeconds(1)));
        counted(() -> stores.sessions().endAll(identity[0].accountId(), 1, Fixtures.NOW));
    }

    private void counted(Runnable write) {
        long before = counter.syncs();
        write.run();
        answers.incrementAndGet();
        if (counter.syncs() == before) {
            unsynced.incrementAndGet();
        }
    }
}
