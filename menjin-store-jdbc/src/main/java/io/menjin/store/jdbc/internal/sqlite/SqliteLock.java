package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.StoreInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Keeps a second store off the database file, in another process or in this one, until it is closed or the process dies.
 *
 * <p>The lock is an exclusive transaction on an empty SQLite database beside the file. An operating system's file lock
 * taken from Java would be given up as soon as anything in the process closes the same file; SQLite knows of that trap
 * and keeps clear of it.
 */
final class SqliteLock implements AutoCloseable {

    private final Connection connection;

    private SqliteLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock at once or not at all.
     *
     * @throws StoreInUseException when another store holds it
     */
    static SqliteLock take(Path databaseFile) {
        Path file = databaseFile.resolveSibling(databaseFile.getFileName() + ".lock");
        try {
            SqliteFile.createFile(file);
            return new SqliteLock(lock(file));
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_BUSY) {
                throw new StoreInUseException(databaseFile, e);
            }
            throw new StoreUnavailableException("cannot lock " + databaseFile, e);
        } catch (SQLException | IOException e) {
            throw new StoreUnavailableException("cannot lock " + databaseFile, e);
        }
    }

    private static Connection lock(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreUnavailableException("cannot unlock the database file", e);
        }
    }
}
