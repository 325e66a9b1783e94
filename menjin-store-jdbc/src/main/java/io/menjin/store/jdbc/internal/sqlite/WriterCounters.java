package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.store.jdbc.GroupCommitStatistics;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the writer does. Thread-safe. */
final class WriterCounters {

    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong rolledBack = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicInteger largestGroup = new AtomicInteger();

    void committed(int writes) {
        if (writes > 0) {
            commits.incrementAndGet();
            transactions.addAndGet(writes);
            largestGroup.accumulateAndGet(writes, Math::max);
        }
    }

    void rolledBack(int writes) {
        rolledBack.addAndGet(writes);
    }

    void lost() {
        lost.incrementAndGet();
    }

    void rejected() {
        rejected.incrementAndGet();
    }

    GroupCommitStatistics snapshot(int queued) {
        return new GroupCommitStatistics(
                commits.get(),
                transactions.get(),
                rolledBack.get(),
                lost.get(),
                rejected.get(),
                largestGroup.get(),
                queued);
    }
}
