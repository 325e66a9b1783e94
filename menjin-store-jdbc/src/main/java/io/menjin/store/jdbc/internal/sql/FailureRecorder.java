package io.menjin.store.jdbc.internal.sql;

import java.sql.SQLException;
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

    private @Nullable SQLException failure;

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
        check();
    }

    @Override
    public void logException(StatementContext context, SQLException ex) {
        if (failure == null) {
            failure = ex;
        }
    }
}
