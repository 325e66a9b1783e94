package io.menjin.store.jdbc.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** PostgreSQL on a free port of 127.0.0.1 until the JVM ends. */
public final class PostgresqlServer {

    private static final String NAME = "menjin_";

    private static final class Holder {
        static final PostgresqlServer RUNNING = new PostgresqlServer();
    }

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresqlServer() {
        try {
            server = EmbeddedPostgres.builder()
                    // Ten seconds are not enough on a machine that stands still for some.
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setOverrideWorkingDirectory(
                            TestFolders.binaries("postgresql").toFile())
                    .setDataDirectory(TestFolders.fresh("postgresql").resolve("data"))
                    .setCleanDataDirectory(true)
                    // The library turns durability off; the store's own check would rightly complain.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    public static PostgresqlServer running() {
        return Holder.RUNNING;
    }

    /** An empty database; gives its address. */
    public String createDatabase() {
        String name = NAME + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address(name);
    }

    private String address(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name + "?user=postgres";
    }
}
