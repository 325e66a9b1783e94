package io.menjin.store.jdbc;

import io.menjin.store.jdbc.internal.server.Servers;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Migrations;
import io.menjin.store.jdbc.internal.sqlite.SqliteDatabase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
            return Servers.over(dataSource, settings.migrate(), settings.random());
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

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("after jdbc:sqlite: there must be the path of a file", e);
        }
    }

    private static Database openServer(Dialect dialect, String url, JdbcStoreSettings settings) {
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
