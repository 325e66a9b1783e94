package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import io.menjin.store.jdbc.testing.TestFolders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A writer on a file with one table {@code t}, whose commits can be made to fail, and threads that call it. */
final class WriterUnderTest implements AutoCloseable {

    private final Path file = TestFolders.fresh("writer").resolve("test.db");
    private final SqliteConnections connections = new SqliteConnections(file);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<GroupCommitWriter> writers = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger goodCommits = new AtomicInteger(Integer.MAX_VALUE);

    WriterUnderTest() {
        try (Handle handle = Jdbi.open(connections.migrator())) {
            handle.execute("CREATE TABLE t (value TEXT)");
        }
    }

    GroupCommitWriter start(int groupLimit, int queueCapacity, Duration patience) {
        GroupCommitWriter writer = new GroupCommitWriter(this::connect, groupLimit, queueCapacity, patience);
        writers.add(writer);
        writer.start();
        return writer;
    }

    private WriteConnection connect() {
        opened.incrementAndGet();
        try {
            return new Faulty(connections.writer(new FailureRecorder()));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets this many commits succeed and the one after them fail. */
    void failCommitAfter(int good) {
        goodCommits.set(good);
    }

    int commits() {
        return commits.get();
    }

    int connectionsOpened() {
        return opened.get();
    }

    /** What is committed, seen by another connection. */
    List<String> values() {
        try (Handle handle = Jdbi.open(connections.migrator())) {
            return handle.createQuery("SELECT value FROM t").mapTo(String.class).list();
        }
    }

    /** Keeps the writer busy with work that waits for the latch; returns once it runs. */
    CountDownLatch occupy(GroupCommitWriter writer) {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        threads.submit(() -> {
            while (running.getCount() > 0) {
                occupyUnlessGivenUp(writer, running, gate);
            }
        });
        await(running);
        return gate;
    }

    private static void occupyUnlessGivenUp(GroupCommitWriter writer, CountDownLatch running, CountDownLatch gate) {
        try {
            writer.run("occupy", handle -> {
                running.countDown();
                await(gate);
                return true;
            });
        } catch (StoreUnavailableException e) {
            // Its patience ended before the writer's thread had started; once more.
            assertThat(e).hasMessageContaining("overloaded");
        }
    }

    Future<Integer> submit(GroupCommitWriter writer, String value) {
        return threads.submit(() -> insert(writer, value));
    }

    <T> Future<T> submit(Callable<T> call) {
        return threads.submit(call);
    }

    /** Writes values one after another until the writer refuses; gives those that were answered. */
    Future<List<String>> writeUntilRefused(GroupCommitWriter writer, String name) {
        return threads.submit(() -> {
            List<String> answered = new ArrayList<>();
            try {
                while (true) {
                    String value = name + " " + answered.size();
                    insert(writer, value);
                    answered.add(value);
                }
            } catch (StoreUnavailableException e) {
                return answered;
            }
        });
    }

    private static int insert(GroupCommitWriter writer, String value) {
        return writer.run("insert", handle -> handle.execute("INSERT INTO t (value) VALUES (?)", value));
    }

    void awaitQueued(GroupCommitWriter writer, int writes) {
        while (writer.statistics().queued() < writes) {
            Thread.onSpinWait();
        }
    }

    void awaitCommits(int least) {
        while (commits.get() < least) {
            Thread.onSpinWait();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Throws anything, as generated code may. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Override
    public void close() {
        writers.forEach(GroupCommitWriter::close);
        threads.shutdownNow();
    }

    /** Fails to commit when told to. */
    private final class Faulty implements WriteConnection {

        private final WriteConnection real;

        Faulty(WriteConnection real) {
            this.real = real;
        }

        @Override
        public Handle handle() {
            return real.handle();
        }

        @Override
        public void begin() {
            real.begin();
        }

        @Override
        public void commit() {
            if (goodCommits.getAndDecrement() == 0) {
                throw new IllegalStateException("the disk is gone");
            }
            real.commit();
            commits.incrementAndGet();
        }

        @Override
        public void savepoint() {
            real.savepoint();
        }

        @Override
        public void release() {
            real.release();
        }

        @Override
        public void rollbackToSavepoint() {
            real.rollbackToSavepoint();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
