package io.menjin.it.chaos;

import io.menjin.it.harness.BuildFolders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL on a free port of 127.0.0.1. */
final class RestartablePostgresql implements DatabaseServer {

    private static final String USER = "?user=postgres";

    private final Path folder = BuildFolders.fresh("chaos-postgresql");
    private final Path data = folder.resolve("data");
    private final Path binaries = BuildFolders.target().resolve("postgresql");
    private final EmbeddedPostgres server;

    RestartablePostgresql() {
        try {
            server = EmbeddedPostgres.builder()
                    // Ten seconds are not enough on a machine that stands still for some.
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setOverrideWorkingDirectory(
                            Files.createDirectories(binaries).toFile())
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public String jdbcUrl(int through) {
        return "jdbc:postgresql://127.0.0.1:" + through + "/postgres" + USER;
    }

    @Override
    public void stop() {
        if (!control("-m", "fast", "-w", "stop")) {
            throw new IllegalStateException("PostgreSQL does not stop; see " + folder);
        }
    }

    @Override
    public void kill() {
        try {
            Processes.kill(Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        String options = "-p " + port() + " -c fsync=on -c synchronous_commit=on -c listen_addresses=127.0.0.1";
        if (!control("-o", options, "-l", folder.resolve("server.log").toString(), "-w", "start")) {
            throw new IllegalStateException("PostgreSQL does not start again; see " + folder);
        }
    }

    private boolean control(String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl().toString(), "-D", data.toString()));
        command.addAll(List.of(arguments));
        return Processes.run(folder.resolve("control.log"), command);
    }

    private Path pgCtl() {
        try (Stream<Path> files = Files.find(binaries, 5, (path, attributes) -> path.endsWith("bin/pg_ctl"))) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int clients() {
        return Sql.number(
                jdbcUrl(port()),
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid()");
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
