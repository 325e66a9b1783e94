package io.menjin.it.chaos;

import io.menjin.it.harness.BuildFolders;
import io.menjin.it.harness.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL for the accounts, durable as operators run it, with a folder of its own beside others that run. */
final class Accounts implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final EmbeddedPostgres server;

    Accounts() throws IOException {
        server = EmbeddedPostgres.builder()
                // Ten seconds are not enough on a machine that stands still for some.
                .setPGStartupWait(Duration.ofMinutes(5))
                .setOverrideWorkingDirectory(
                        Files.createDirectories(BuildFolders.target().resolve("postgresql"))
                                .toFile())
                .setDataDirectory(BuildFolders.fresh("accounts-" + STARTED.incrementAndGet())
                        .resolve("data"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    /** Keeps the accounts of this server. */
    ServerSetup of(ServerSetup setup) {
        return setup.with(
                "menjin.store.jdbc-url", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
