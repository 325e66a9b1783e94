package io.menjin.store.jdbc.internal.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement in the hands of one user, who gives it back by closing it. One that has failed, or was used for
 * more than a plain query, is really closed instead, so that nothing of it reaches the next user. Not thread-safe.
 */
final class LentStatement implements InvocationHandler {

    /** What leaves nothing behind that closing the result and clearing the parameters would not remove. */
    private static final Set<String> PLAIN = Set.of("setString", "setLong", "setInt", "executeQuery");

    private final PreparedStatement statement;
    private final Owner owner;
    private @Nullable ResultSet result;
    private boolean fit = true;
    private boolean closed;

    LentStatement(PreparedStatement statement, Owner owner) {
        this.statement = statement;
        this.owner = owner;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("close")) {
            close();
            return null;
        }
        if (name.equals("isClosed")) {
            return closed || statement.isClosed();
        }
        if (closed && method.getDeclaringClass() != Object.class) {
            throw new SQLException("the statement is closed");
        }
        boolean before = fit;
        fit = false;
        Object answer = KeepingConnection.call(statement, method, arguments);
        fit = before && PLAIN.contains(name);
        if (answer instanceof ResultSet rows) {
            result = rows;
        }
        return answer;
    }

    private void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        if (!fit || result == null) {
            statement.close();
            return;
        }
        try {
            // A result that is left open would keep SQLite's log from being emptied.
            result.close();
            statement.clearParameters();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
        owner.takeBack(statement);
    }

    /** To whom a statement goes back that is as good as new. */
    @FunctionalInterface
    interface Owner {

        void takeBack(PreparedStatement statement) throws SQLException;
    }
}
