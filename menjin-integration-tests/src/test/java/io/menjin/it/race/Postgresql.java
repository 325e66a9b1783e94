package io.menjin.it.race;

import io.menjin.it.harness.BuildFolders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL on a free port of 127.0.0.1. */
final class Postgresql implements AutoCloseable {

    private final EmbeddedPostgres server;

    Postgresql() {
        try {
            Path binaries = Files.createDirectories(BuildFolders.target().resolve("postgresql"));
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(BuildFolders.fresh("postgresql").resolve("data"))
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
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
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
