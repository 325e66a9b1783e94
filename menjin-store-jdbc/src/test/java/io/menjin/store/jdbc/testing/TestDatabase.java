package io.menjin.store.jdbc.testing;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
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
        JdbcStoreSettings.Builder createFresh() {
            return JdbcStoreSettings.forUrl(
                    "jdbc:sqlite:" + TestFolders.fresh("sqlite").resolve("menjin.db"));
        }
    },
    POSTGRESQL {
        @Override
        JdbcStoreSettings.Builder createFresh() {
            return JdbcStoreSettings.forUrl(PostgresqlServer.running().createDatabase());
        }
    },
    MARIADB {
        @Override
        JdbcStoreSettings.Builder createFresh() {
            return JdbcStoreSettings.forUrl(MariaDbServer.running().createDatabase());
        }
    };

    private static final List<String> SKIPPED = Arrays.asList(
            System.getProperty("menjin.test.skip", "").toLowerCase(Locale.ROOT).split(","));

    abstract JdbcStoreSettings.Builder createFresh();

    /** Settings for an empty database of its own. */
    public JdbcStoreSettings.Builder create() {
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
