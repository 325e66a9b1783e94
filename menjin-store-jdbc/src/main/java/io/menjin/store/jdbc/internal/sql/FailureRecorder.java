package io.menjin.store.jdbc.internal.sql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first statement of a transaction that failed and lets no other follow.
 *
 * <p>Work that swallows such a failure, or wraps it, must neither be committed nor hide a collision from the retry. Some
 * failures have rolled back the whole transaction already, so a statement after them would stand alone. Not thread-safe.
 */
public final class FailureRecorder implements SqlLogger {

    private final @Nullable Duration limit;
    private final long begin = System.nanoTime();
    private @Nullable SQLException failure;

    /** Waits for every statement. */
    public FailureRecorder() {
        this(null);
    }

    /**
     * Lets no statement begin that late.
     *
     * @param limit since now; a slow database answers each statement in time and the transaction never ends
     */
    public FailureRecorder(@Nullable Duration limit) {
        this.limit = limit;
    }

    /** Forgets what was; a new transaction begins. */
    public void reset() {
        failure = null;
    }

    public @Nullable SQLException failure() {
        return failure;
    }

    /** Fails when a statement has failed. */
    public void check() {
        if (failure != null) {
            throw new TransactionException("a statement of this transaction has failed", failure);
        }
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (failure == null && limit != null && System.nanoTime() - begin > limit.toNanos()) {
            failure = new SQLTimeoutException("the transaction has taken longer than " + limit);
        }
        check();
    }

    @Override
    public void logException(StatementContext context, SQLException ex) {
        if (failure == null) {
            failure = ex;
        }
    }
}
