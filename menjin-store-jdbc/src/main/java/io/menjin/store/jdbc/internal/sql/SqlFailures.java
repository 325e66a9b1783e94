package io.menjin.store.jdbc.internal.sql;

import io.menjin.core.store.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of a database means, and how it is told without telling values. */
public final class SqlFailures {

    /** PostgreSQL's and the standard's: unique and foreign keys, serialization, deadlock, lock not available. */
    private static final Set<String> COLLISION_STATES = Set.of("23505", "23503", "40001", "40P01", "55P03");

    /** MySQL's: duplicate key, deadlock, lock wait timeout, row changed since read, foreign keys. */
    private static final Set<Integer> COLLISION_CODES = Set.of(1062, 1213, 1205, 1020, 1451, 1452);

    /** Classes of SQLState that blame the statement: cardinality, data, integrity, cursor, syntax, unsupported. */
    private static final Set<String> BUG_CLASSES = Set.of("0A", "21", "22", "23", "24", "26", "42");

    private static final String WITHHELD = ", its text withheld since it may hold values";

    private SqlFailures() {}

    /**
     * The exception that the caller of a store gets for a failure of the database.
     *
     * @param thrown anything thrown while the operation ran
     */
    public static RuntimeException translate(String operation, Throwable thrown) {
        SQLException failure = within(thrown);
        if (failure == null) {
            return new IllegalStateException(operation + " was not a statement to run", withoutValues(thrown));
        }
        if (isCollision(failure)) {
            return new Collision(withoutValues(failure));
        }
        if (isBug(failure)) {
            return new IllegalStateException(operation + " was refused by the database", withoutValues(failure));
        }
        return new StoreUnavailableException(operation + " failed: the database does not answer", failure);
    }

    /**
     * What a transaction's failure is to the caller: an exception of the work itself stays as it is, unless the work
     * has wrapped a collision, which is to be retried.
     */
    public static RuntimeException ofTransaction(String operation, RuntimeException thrown, FailureRecorder recorder) {
        if (isOfDatabase(thrown)) {
            return translate(operation, thrown);
        }
        SQLException failure = recorder.failure();
        return failure != null && isCollision(failure) ? new Collision(withoutValues(failure)) : thrown;
    }

    /** Whether the failure comes from the database and not from the work. */
    public static boolean isOfDatabase(Throwable thrown) {
        return thrown instanceof JdbiException;
    }

    /** Whether the database could not answer, as opposed to refusing what it was told. */
    static boolean isUnavailability(Throwable thrown) {
        SQLException failure = within(thrown);
        return failure != null && !isCollision(failure) && !isBug(failure);
    }

    static boolean isCollision(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
        }
        String state = failure.getSQLState();
        return (state != null && COLLISION_STATES.contains(state)) || COLLISION_CODES.contains(failure.getErrorCode());
    }

    private static boolean isBug(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            // The low byte of an extended code is the kind.
            int kind = sqlite.getResultCode().code & 0xff;
            return kind == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || kind == SQLiteErrorCode.SQLITE_ERROR.code
                    || kind == SQLiteErrorCode.SQLITE_MISMATCH.code
                    || kind == SQLiteErrorCode.SQLITE_MISUSE.code
                    || kind == SQLiteErrorCode.SQLITE_RANGE.code
                    || kind == SQLiteErrorCode.SQLITE_TOOBIG.code;
        }
        if (failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException) {
            return false;
        }
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && BUG_CLASSES.contains(state.substring(0, 2));
    }

    private static @Nullable SQLException within(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return failure;
            }
        }
        return null;
    }

    /** JDBI puts what was bound into such messages. */
    private static Throwable withoutValues(Throwable thrown) {
        Throwable copy = new IllegalStateException(thrown.getClass().getSimpleName() + WITHHELD);
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }

    /** Databases put the offending value into such messages: an openId, a phone number's mask. */
    private static SQLException withoutValues(SQLException failure) {
        SQLException copy = new SQLException(
                failure.getClass().getSimpleName() + WITHHELD, failure.getSQLState(), failure.getErrorCode());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
