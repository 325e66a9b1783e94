package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import io.menjin.store.jdbc.internal.sql.Jdbis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writing connection to an SQLite file. */
final class SqliteWriteConnection implements WriteConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriteConnection.class);

    private final Connection connection;
    private final Handle handle;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement savepoint;
    private final PreparedStatement release;
    private final PreparedStatement rollbackToSavepoint;

    /** Takes over the connection; it is in auto-commit mode for JDBC, since transactions are begun by statement here. */
    SqliteWriteConnection(Connection connection, FailureRecorder recorder) throws SQLException {
        this.connection = connection;
        this.handle = Jdbis.withoutValues(Jdbi.create(connection)).open();
        handle.setStatementBuilder(new StatementCache(recorder));
        handle.getConfig(SqlStatements.class).setSqlLogger(recorder);
        // IMMEDIATE takes the write lock at once; a transaction that takes it late may be refused half-way.
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.savepoint = connection.prepareStatement("SAVEPOINT one");
        this.release = connection.prepareStatement("RELEASE one");
        this.rollbackToSavepoint = connection.prepareStatement("ROLLBACK TO one");
    }

    @Override
    public Handle handle() {
        return handle;
    }

    @Override
    public void begin() {
        execute(begin, "begin");
    }

    @Override
    public void commit() {
        execute(commit, "commit");
    }

    @Override
    public void savepoint() {
        execute(savepoint, "set a savepoint");
    }

    @Override
    public void release() {
        execute(release, "release a savepoint");
    }

    @Override
    public void rollbackToSavepoint() {
        execute(rollbackToSavepoint, "roll back to a savepoint");
    }

    private static void execute(PreparedStatement statement, String what) {
        try {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new TransactionException("cannot " + what, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("Closing the SQLite writer's connection failed", e);
        }
    }
}
