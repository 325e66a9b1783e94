package io.menjin.store.jdbc.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.testing.EveryOperation;
import io.menjin.store.jdbc.testing.OpenStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class MariaDbPlansTest {

    private static final int PEOPLE = 300;

    /** The server logs every statement with the number of rows it examined. */
    @Test
    void examinesFewRowsInAnyOperation() {
        String address = TestDatabase.MARIADB.createAddress();
        JdbcStoreSettings.Builder settings = TestDatabase.patient(address);
        try (JdbcStores stores = JdbcStores.open(settings.build())) {
            new EveryOperation(OpenStores.all(stores)).fill(PEOPLE);
        }
        try (Handle handle = Jdbi.open(address)) {
            log(handle, true);
            // Connections take their settings from the server when they are made.
            try (JdbcStores stores = JdbcStores.open(settings.build())) {
                new EveryOperation(OpenStores.all(stores)).run();
            } finally {
                log(handle, false);
            }
            List<String> statements = handle.createQuery(
                            "SELECT CONCAT(rows_examined, ' ', sql_text) FROM mysql.slow_log WHERE db = DATABASE()"
                                    + " AND sql_text LIKE '%menjin\\_%' AND sql_text NOT LIKE '%menjin\\_schema\\_history%'"
                                    + " ORDER BY rows_examined DESC")
                    .mapTo(String.class)
                    .list();
            assertThat(statements).as("statements logged").hasSizeGreaterThan(50);
            assertThat(statements)
                    .filteredOn(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))) > PEOPLE / 5)
                    .isEmpty();
        }
    }

    private static void log(Handle handle, boolean on) {
        handle.execute("SET GLOBAL log_output = 'TABLE'");
        handle.execute("SET GLOBAL log_slow_disabled_statements = ''");
        handle.execute("SET GLOBAL long_query_time = " + (on ? 0 : 10));
        handle.execute("SET GLOBAL slow_query_log = " + (on ? 1 : 0));
    }
}
