package io.menjin.store.jdbc.internal.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** Opens connections to an SQLite file as durability wants them. */
final class SqliteConnections {

    /** For whom somebody else, such as a shell or a backup, keeps waiting. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private static final int FULL = 2;
    private static final int JOURNAL_BYTES = 64 << 20;
    private static final int WRITER_CACHE_KIBIBYTES = 16 << 10;

    private final String url;

    SqliteConnections(Path file) {
        this.url = "jdbc:sqlite:" + file;
    }

    /**
     * The connection of the writer: write-ahead log, every commit synced to the disk.
     *
     * @throws SQLException also when SQLite does not grant that, as on a file system without shared memory
     */
    WriteConnection writer(FailureRecorder recorder) throws SQLException {
        Connection connection = writing().createConnection(url);
        try {
            requireDurability(connection);
            return new SqliteWriteConnection(connection, recorder);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** For migrations, which are as durable as everything else. */
    DataSource migrator() {
        SQLiteDataSource source = new SQLiteDataSource(writing());
        source.setUrl(url);
        return source;
    }

    /** Readers see what is committed and cannot write. */
    HikariDataSource readers(int size, Duration patience) {
        SQLiteConfig reading = new SQLiteConfig();
        reading.setBusyTimeout((int) BUSY.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(reading) {
            @Override
            public Connection getConnection() throws SQLException {
                return KeepingConnection.over(super.getConnection());
            }
        };
        source.setUrl(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("menjin-sqlite-readers");
        config.setDataSource(source);
        config.setConnectionInitSql("PRAGMA query_only = ON");
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(patience.toMillis());
        // A connection to a file does not go stale.
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    private static SQLiteConfig writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) BUSY.toMillis());
        config.enforceForeignKeys(true);
        config.setJournalSizeLimit(JOURNAL_BYTES);
        config.setCacheSize(-WRITER_CACHE_KIBIBYTES);
        return config;
    }

    private static void requireDurability(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // On macOS alone fsync leaves data in the disk's own cache; elsewhere these change nothing.
            statement.execute("PRAGMA fullfsync = ON");
            statement.execute("PRAGMA checkpoint_fullfsync = ON");
            String journal = pragma(statement, "journal_mode");
            String synchronous = pragma(statement, "synchronous");
            if (!journal.equals("wal") || Integer.parseInt(synchronous) < FULL) {
                throw new SQLException("SQLite runs with journal_mode=" + journal + " and synchronous=" + synchronous
                        + " here; it needs wal and " + FULL);
            }
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
