package io.menjin.it.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Single statements on connections of their own. */
final class Sql {

    private Sql() {}

    static void execute(String url, String statement) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int number(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement plain = connection.createStatement();
                ResultSet row = plain.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
