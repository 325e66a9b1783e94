package io.menjin.store.jdbc.internal.sql;

import io.menjin.store.jdbc.GroupCommitStatistics;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Runs SQL and gives every failure its meaning. Thread-safe.
 *
 * <p>All methods fail with {@link io.menjin.core.store.StoreUnavailableException} when the database cannot answer and
 * with {@link IllegalStateException} when it refuses the statement itself, which is a bug. An exception of the work
 * itself passes unchanged. The operation names the work in messages, such as {@code sessions.issue}.
 */
public interface Database extends AutoCloseable {

    Dialect dialect();

    /** Runs work that only reads. Its statements need not agree with each other. */
    <T> T read(String operation, Function<Handle, T> work);

    /** As {@link #read}, without JDBI; for the reads of a login, where JDBI's own work shows. */
    <T> T query(String operation, ConnectionWork<T> work);

    /** Runs work whose every statement stands for itself; again when it collided with another transaction. */
    <T> T write(String operation, Function<Handle, T> work);

    /** Runs work in one transaction; again from the start when it collided with another one. */
    <T> T transact(String operation, Function<Handle, T> work);

    /** Whether a read and a write would be answered now. Writes nothing, unless a write was lost before; never throws. */
    boolean isAnswering();

    /** Of the database that commits in groups. */
    Optional<GroupCommitStatistics> groupCommit();

    @Override
    void close();
}
