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

class PostgresqlPlansTest {

    /** With sequential scans discouraged one happens only where no index serves; the server counts them. */
    @Test
    void scansNoTableInAnyOperation() {
        String address = TestDatabase.POSTGRESQL.createAddress();
        JdbcStoreSettings.Builder settings = TestDatabase.patient(address);
        JdbcStores.open(settings.build()).close();
        try (Handle handle = Jdbi.open(address)) {
            handle.execute("ALTER DATABASE " + handle.getConnection().getCatalog() + " SET enable_seqscan = off");
            handle.execute("SELECT pg_stat_reset()");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        try (JdbcStores stores = JdbcStores.open(settings.build())) {
            new EveryOperation(OpenStores.all(stores)).run();
        }
        try (Handle handle = Jdbi.open(address)) {
            List<String> scanned = handle.createQuery(
                            "SELECT relname FROM pg_stat_user_tables WHERE relname LIKE 'menjin\\_%'"
                                    + " AND relname <> 'menjin_schema_history' AND seq_scan > 0")
                    .mapTo(String.class)
                    .list();
            long used = handle.createQuery("SELECT sum(idx_scan) FROM pg_stat_user_tables")
                    .mapTo(Long.class)
                    .one();
            assertThat(used).as("index scans counted").isGreaterThan(30);
            assertThat(scanned).isEmpty();
        }
    }
}
