package io.menjin.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A server's embedded database, read from outside while the server runs, or after it ended. */
public final class SqliteFile {

    private final Path file;

    private SqliteFile(Path file) {
        this.file = file;
    }

    /** The one database in a data folder. */
    public static SqliteFile in(Path dataFolder) {
        try (Stream<Path> files = Files.list(dataFolder)) {
            List<Path> databases =
                    files.filter(path -> path.toString().endsWith(".db")).toList();
            if (databases.size() != 1) {
                throw new IllegalStateException("expected one database in " + dataFolder + ": " + databases);
            }
            return new SqliteFile(databases.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code PRAGMA integrity_check} says. */
    public String integrity() {
        return rows("PRAGMA integrity_check").get(0);
    }

    /** How many rows a table has. */
    public int count(String table) {
        return Integer.parseInt(rows("SELECT count(*) FROM " + table).get(0));
    }

    /** Every row of every table, as text. Equal contents mean that nothing was written in between. */
    public Map<String, List<String>> contents() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            all.put(table, rows("SELECT * FROM \"" + table + "\""));
        }
        return all;
    }

    private List<String> rows(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    Object value = result.getObject(column);
                    values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
                }
                rows.add(String.join("|", values));
            }
            Collections.sort(rows);
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
