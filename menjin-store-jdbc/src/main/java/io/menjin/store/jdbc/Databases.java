package io.menjin.store.jdbc;

import io.menjin.store.jdbc.internal.server.Servers;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Migrations;
import io.menjin.store.jdbc.internal.sqlite.SqliteDatabase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;

/** Finds out which database the settings name and opens it. */
final class Databases {

    private static final String SQLITE = "jdbc:sqlite:";

    private Databases() {}

    static Database open(JdbcStoreSettings settings) {
        DataSource dataSource = settings.dataSource();
        if (dataSource != null) {
            return Servers.over(dataSource, settings.answerLimit(), settings.migrate(), settings.random());
        }
        String url = Objects.requireNonNull(settings.url());
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith(SQLITE)) {
            return openFile(url.substring(SQLITE.length()), settings);
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return openServer(Dialect.POSTGRESQL, url, settings);
        }
        if (lower.startsWith("jdbc:mysql:") || lower.startsWith("jdbc:mariadb:")) {
            return openServer(Dialect.MYSQL, url, settings);
        }
        throw new IllegalArgumentException(
                "the database's address must begin with jdbc:sqlite:, jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:");
    }

    private static Database openFile(String name, JdbcStoreSettings settings) {
        // SQLite's driver would take settings from there that undo durability, and memory is no place for accounts.
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
            throw new IllegalArgumentException("after jdbc:sqlite: there must be the path of a file and nothing else");
        }
        return SqliteDatabase.open(
                path(name),
                settings.poolSize(),
                settings.writeQueue(),
                settings.patience(),
                source -> Migrations.apply(source, Dialect.SQLITE, settings.migrate()));
    }

    /** The pool would name the whole address in its message, and there may be a password in it. */
    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "there is no JDBC driver for " + url.substring(0, url.indexOf(':', "jdbc:".length()) + 1)
                            + " on the class path; add org.postgresql:postgresql, com.mysql:mysql-connector-j"
                            + " or org.mariadb.jdbc:mariadb-java-client",
                    e);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("after jdbc:sqlite: there must be the path of a file", e);
        }
    }

    private static Database openServer(Dialect dialect, String url, JdbcStoreSettings settings) {
        requireDriver(url);
        DatabasePassword password = settings.password();
        Servers.Address address =
                new Servers.Address(url, settings.username(), password == null ? null : password.reveal());
        return Servers.open(
                dialect,
                address,
                new Servers.Limits(settings.poolSize(), settings.patience(), settings.answerLimit()),
                settings.migrate(),
                settings.random());
    }
}
