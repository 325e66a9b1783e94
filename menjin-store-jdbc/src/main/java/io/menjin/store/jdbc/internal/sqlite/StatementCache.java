package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection, since SQLite would compile each of them again, which costs more than
 * running them. There are as many as this module has SQL texts. Not thread-safe.
 */
final class StatementCache implements StatementBuilder {

    private final Map<String, PreparedStatement> idle = new HashMap<>();

    /** JDBI gives the text as it is sent when it wants a statement, and as it was written when it gives one back. */
    private final IdentityHashMap<Statement, String> texts = new IdentityHashMap<>();

    private final FailureRecorder recorder;

    /** Makes an empty cache that records the failure to compile a statement, which JDBI itself tells nobody. */
    StatementCache(FailureRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement statement = idle.remove(sql);
        if (statement != null) {
            return statement;
        }
        try {
            PreparedStatement fresh = connection.prepareStatement(sql);
            texts.put(fresh, sql);
            return fresh;
        } catch (SQLException e) {
            recorder.logException(context, e);
            throw e;
        }
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String text = texts.get(statement);
        if (text == null || statement.isClosed() || idle.containsKey(text)) {
            // One idle statement of each text is enough.
            texts.remove(statement);
            statement.close();
            return;
        }
        PreparedStatement prepared = (PreparedStatement) statement;
        prepared.clearParameters();
        idle.put(text, prepared);
    }
}
