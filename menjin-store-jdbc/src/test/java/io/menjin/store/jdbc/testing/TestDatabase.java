package io.menjin.store.jdbc.testing;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The databases that every store test runs on.
 *
 * <p>A server that does not start fails the test. Where it cannot run, {@code -Dmenjin.test.skip=postgresql,mariadb} says
 * so, and the tests are reported as skipped for that reason.
 */
public enum TestDatabase {
    SQLITE {
        @Override
        String createFresh() {
            return "jdbc:sqlite:" + TestFolders.fresh("sqlite").resolve("menjin.db");
        }
    },
    POSTGRESQL {
        @Override
        String createFresh() {
            return PostgresqlServer.running().createDatabase();
        }
    },
    MARIADB {
        @Override
        String createFresh() {
            return MariaDbServer.running().createDatabase();
        }
    };

    /** What races show does not hang on time, and a busy machine can take more of it than a service would give. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> SKIPPED = Arrays.asList(
            System.getProperty("menjin.test.skip", "").toLowerCase(Locale.ROOT).split(","));

    abstract String createFresh();

    /** Settings for an empty database of its own, for a machine that may stand still for a while. */
    public JdbcStoreSettings.Builder create() {
        return patient(createAddress());
    }

    /** Settings for a database that is there, for a machine that may stand still for a while. */
    public static JdbcStoreSettings.Builder patient(String address) {
        return JdbcStoreSettings.forUrl(address).patience(PATIENCE).answerLimit(PATIENCE);
    }

    /** The address of an empty database of its own. */
    public String createAddress() {
        assumeFalse(
                SKIPPED.contains(name().toLowerCase(Locale.ROOT)),
                () -> "-Dmenjin.test.skip says that " + this + " cannot run here");
        return createFresh();
    }

    /** Stores on an empty database of their own. The caller closes them. */
    public JdbcStores open() {
        return JdbcStores.open(create().build());
    }
}
