package io.menjin.store.jdbc.internal.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps what it prepares, since SQLite would compile each text again for every read. SQLite itself
 * compiles a kept statement again when the schema has changed. Closing the connection closes them all. Not thread-safe.
 *
 * <p>Only {@link Connection#prepareStatement(String)} is answered from there; JDBI asks in another way.
 */
final class KeepingConnection implements InvocationHandler {

    /** More than there are texts that are read in this way. */
    private static final int KEPT = 16;

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    private KeepingConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection over(Connection connection) {
        return proxy(Connection.class, new KeepingConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && method.getName().equals("prepareStatement")) {
            return prepare((String) arguments[0]);
        }
        return call(connection, method, arguments);
    }

    /** A statement in use is not idle, so whoever wants its text meanwhile gets another one. */
    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        return proxy(PreparedStatement.class, new LentStatement(statement, fit -> takeBack(sql, fit)));
    }

    private void takeBack(String sql, PreparedStatement statement) throws SQLException {
        if (idle.size() >= KEPT || idle.putIfAbsent(sql, statement) != null) {
            statement.close();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(handler.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the real thing, and fails as it fails. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
