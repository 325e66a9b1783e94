package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.GroupCommitStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs all writes on one thread and commits those that wait together at once.
 *
 * <p>SQLite lets one connection write at a time, and a durable commit waits for the disk. So callers queue their work;
 * the writer takes what is queued, runs each piece in a savepoint of one transaction, commits, and only then answers: a
 * hundred logins share one wait for the disk, and nobody is answered before it is over. Work that fails undoes itself
 * alone.
 *
 * <p>Thread-safe. Work runs on the writer's thread, so it must neither block nor call the writer.
 */
final class GroupCommitWriter implements AutoCloseable {

    private final Supplier<WriteConnection> connect;
    private final int groupLimit;
    private final Duration patience;
    private final BlockingQueue<PendingWrite<?>> queue;
    private final WriterCounters counters = new WriterCounters();
    private final Thread thread;
    private volatile boolean closed;

    /** Of the writer's thread; null until it is needed and after it has failed. */
    private @Nullable WriteConnection connection;

    /**
     * Makes a writer; {@link #start} starts it.
     *
     * @param connect opens a connection; called again after one has failed
     * @param groupLimit most writes in one commit
     * @param queueCapacity how many writes may wait
     * @param patience how long one may wait to be begun
     */
    GroupCommitWriter(Supplier<WriteConnection> connect, int groupLimit, int queueCapacity, Duration patience) {
        this.connect = connect;
        this.groupLimit = groupLimit;
        this.patience = patience;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.thread = new Thread(this::writeUntilClosed, "menjin-sqlite-writer");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Has work run and committed, and gives its result; throws what it throws.
     *
     * @throws StoreUnavailableException when the writer is closed, overloaded or cannot commit. The write has not
     *     happened then, except that one whose sync failed may be found after a crash
     * @throws IllegalStateException when work of this writer calls it
     */
    <T> T run(String operation, Function<Handle, T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException(operation + " was called from within a transaction of the same store");
        }
        PendingWrite<T> write = new PendingWrite<>(operation, work);
        enqueue(operation, write);
        try {
            return write.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (write.isGivenUp()) {
                queue.remove(write);
                counters.rejected();
            }
        }
    }

    private void enqueue(String operation, PendingWrite<?> write) {
        if (closed) {
            throw new StoreUnavailableException(operation + " failed: the store is closed");
        }
        if (!queue.offer(write)) {
            counters.rejected();
            throw new StoreUnavailableException(operation + " failed: too many writes wait already");
        }
        // When the writer has looked for the last time between the two, the write is still there to be taken back.
        if (closed && queue.remove(write)) {
            throw new StoreUnavailableException(operation + " failed: the store is closed");
        }
    }

    GroupCommitStatistics statistics() {
        return counters.snapshot(queue.size());
    }

    /** Finishes what is queued and refuses the rest. May be called twice. */
    @Override
    public void close() {
        closed = true;
        // Wakes a writer that waits. A full queue needs no waking.
        queue.offer(new PendingWrite<>("close", handle -> true));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilClosed() {
        List<PendingWrite<?>> group = new ArrayList<>(groupLimit);
        while (!closed || !queue.isEmpty()) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                // Work has interrupted this thread. Only close() ends it.
                continue;
            }
            queue.drainTo(group, groupLimit - 1);
            write(group);
            group.clear();
        }
        disconnect();
    }

    private void write(List<PendingWrite<?>> group) {
        List<PendingWrite<?>> begun = new ArrayList<>(group.size());
        try {
            WriteConnection open = connected();
            open.begin();
            for (PendingWrite<?> write : group) {
                if (write.begin()) {
                    begun.add(write);
                    writeOne(open, write);
                }
            }
            open.commit();
            count(begun);
        } catch (Throwable t) {
            group.stream().filter(PendingWrite::begin).forEach(begun::add);
            lose(begun, t);
        }
        begun.forEach(PendingWrite::answer);
    }

    private static void writeOne(WriteConnection open, PendingWrite<?> write) {
        open.savepoint();
        write.run(open.handle());
        if (write.hasFailed()) {
            // Fails when SQLite has given up the whole transaction by itself; then the group is lost.
            open.rollbackToSavepoint();
        }
        open.release();
    }

    private void count(List<PendingWrite<?>> begun) {
        int failed = (int) begun.stream().filter(PendingWrite::hasFailed).count();
        counters.committed(begun.size() - failed);
        counters.rolledBack(failed);
    }

    private void lose(List<PendingWrite<?>> begun, Throwable cause) {
        for (PendingWrite<?> write : begun) {
            if (!write.hasFailed()) {
                write.lose(cause);
            }
            counters.lost();
        }
        // Closing rolls back. What is wrong with a connection that cannot commit is not worth finding out.
        disconnect();
    }

    private WriteConnection connected() {
        WriteConnection open = connection;
        if (open == null) {
            open = connect.get();
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        WriteConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
