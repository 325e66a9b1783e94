package io.menjin.it.race;

import io.menjin.it.harness.BuildFolders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** PostgreSQL on a free port of 127.0.0.1, with a folder of its own beside others that run. */
final class Postgresql implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    Postgresql() {
        try {
            Path binaries = Files.createDirectories(BuildFolders.target().resolve("postgresql"));
            server = EmbeddedPostgres.builder()
                    // Ten seconds are not enough on a machine that stands still for some.
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(BuildFolders.fresh("postgresql-" + STARTED.incrementAndGet())
                            .resolve("data"))
                    // The library turns durability off, with which no operator runs it.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    String jdbcUrl() {
        return url("postgres");
    }

    /** An empty database beside those that there are. */
    String newDatabase() {
        String name = "menjin" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
