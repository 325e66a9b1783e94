package io.menjin.store.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionFactory;

/** Reads in plain JDBC, for what is read so often that JDBI's own work shows. */
public final class Queries {

    private Queries() {}

    /** Runs work that reads. Failures become what {@link Jdbis#read} makes of them. */
    public static <T> T run(ConnectionFactory connections, String operation, ConnectionWork<T> work) {
        try (Connection connection = connections.openConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(operation, e);
        }
    }

    /** The row that a unique key leads to. */
    public static <T> Optional<T> find(Connection connection, String sql, RowReader<T> reader, String... key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < key.length; i++) {
                statement.setString(i + 1, key[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        }
    }
}
