package io.menjin.store.jdbc.internal.server;

import io.menjin.store.jdbc.GroupCommitStatistics;
import io.menjin.store.jdbc.internal.sql.ConnectionWork;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import io.menjin.store.jdbc.internal.sql.Jdbis;
import io.menjin.store.jdbc.internal.sql.Queries;
import io.menjin.store.jdbc.internal.sql.Retry;
import io.menjin.store.jdbc.internal.sql.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A database server behind a pool of connections. Every transaction is READ COMMITTED and locks the rows it needs. */
public final class ServerDatabase implements Database {

    private final Dialect dialect;
    private final ConnectionFactory connections;
    private final Jdbi jdbi;
    private final boolean readCommittedByDefault;
    private final Retry retry;
    private final Duration limit;
    private final Runnable onClose;

    /**
     * Wraps a pool.
     *
     * @param readCommittedByDefault whether connections come READ COMMITTED, so that it need not be set each time
     * @param limit no statement of a transaction begins later than this
     * @param onClose closes the pool if it is ours
     */
    public ServerDatabase(
            Dialect dialect,
            DataSource pool,
            boolean readCommittedByDefault,
            Retry retry,
            Duration limit,
            Runnable onClose) {
        this.dialect = dialect;
        this.connections = () -> inAutoCommit(pool.getConnection());
        this.jdbi = Jdbis.withoutValues(Jdbi.create(connections));
        this.readCommittedByDefault = readCommittedByDefault;
        this.retry = retry;
        this.limit = limit;
        this.onClose = onClose;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T read(String operation, Function<Handle, T> work) {
        return Jdbis.read(jdbi, operation, work);
    }

    @Override
    public <T> T query(String operation, ConnectionWork<T> work) {
        return Queries.run(connections, operation, work);
    }

    @Override
    public <T> T write(String operation, Function<Handle, T> work) {
        return retry.run(operation, () -> read(operation, work));
    }

    @Override
    public <T> T transact(String operation, Function<Handle, T> work) {
        return retry.run(operation, () -> attempt(operation, work));
    }

    private <T> T attempt(String operation, Function<Handle, T> work) {
        FailureRecorder recorder = new FailureRecorder(limit);
        try (Handle handle = jdbi.open()) {
            handle.getConfig(SqlStatements.class).setSqlLogger(recorder);
            return readCommittedByDefault
                    ? handle.inTransaction(h -> checked(h, work, recorder))
                    : handle.inTransaction(TransactionIsolationLevel.READ_COMMITTED, h -> checked(h, work, recorder));
        } catch (RuntimeException e) {
            throw SqlFailures.ofTransaction(operation, e, recorder);
        }
    }

    private static <T> T checked(Handle handle, Function<Handle, T> work, FailureRecorder recorder) {
        T result = work.apply(handle);
        recorder.check();
        return result;
    }

    /** An application's pool may hand out connections that wait for a commit; JDBI would take them for transactions. */
    private static Connection inAutoCommit(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public boolean isAnswering() {
        try {
            return read(
                    "probe",
                    handle ->
                            handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public Optional<GroupCommitStatistics> groupCommit() {
        return Optional.empty();
    }

    @Override
    public void close() {
        onClose.run();
    }
}
