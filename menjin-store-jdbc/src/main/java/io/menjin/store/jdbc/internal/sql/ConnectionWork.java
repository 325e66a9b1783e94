package io.menjin.store.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection, which belongs to others afterwards. */
@FunctionalInterface
public interface ConnectionWork<T> {

    T apply(Connection connection) throws SQLException;
}
