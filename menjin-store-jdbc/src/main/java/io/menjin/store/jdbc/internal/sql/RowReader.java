package io.menjin.store.jdbc.internal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the row at which a result set stands. */
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
