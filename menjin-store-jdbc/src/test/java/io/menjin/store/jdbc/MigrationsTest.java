package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {

    @ParameterizedTest
    @EnumSource
    void liveBesideAnApplicationsOwnTablesAndHistory(TestDatabase kind) {
        String address = kind.createAddress();
        try (Handle handle = Jdbi.open(address)) {
            handle.execute("CREATE TABLE application_table (id INTEGER)");
            handle.execute("CREATE TABLE flyway_schema_history (id INTEGER)");
        }
        try (JdbcStores stores = JdbcStores.open(TestDatabase.patient(address).build())) {
            Fixtures.register(stores);
        }
        JdbcStores.open(TestDatabase.patient(address).build()).close();
        try (Handle handle = Jdbi.open(address)) {
            List<String> applied = handle.createQuery(
                            "SELECT version FROM menjin_schema_history ORDER BY installed_rank")
                    .mapTo(String.class)
                    .list();
            assertThat(applied).startsWith("0", "1", "2").doesNotHaveDuplicates();
            assertThat(handle.createQuery("SELECT COUNT(*) FROM flyway_schema_history")
                            .mapTo(Integer.class)
                            .one())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nameEveryTableAfterTheProduct(TestDatabase kind) {
        String address = kind.createAddress();
        JdbcStores.open(TestDatabase.patient(address).build()).close();
        String tables = switch (kind) {
            case SQLITE -> "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
            case POSTGRESQL -> "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
            case MARIADB -> "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()";
        };
        try (Handle handle = Jdbi.open(address)) {
            assertThat(handle.createQuery(tables).mapTo(String.class).list())
                    .hasSize(11)
                    .allMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("menjin_"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areLeftToSomebodyElseWhenToldSo(TestDatabase kind) {
        String address = kind.createAddress();
        JdbcStoreSettings settings =
                TestDatabase.patient(address).migrate(false).build();
        assertThatThrownBy(() -> JdbcStores.open(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("V1__accounts.sql")
                .hasMessageContaining("V2__sessions.sql");
        JdbcStores.open(TestDatabase.patient(address).build()).close();
        try (JdbcStores stores = JdbcStores.open(settings)) {
            Fixtures.register(stores);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letAVersionRunOnTheSchemaOfANewerOne(TestDatabase kind) {
        String address = kind.createAddress();
        JdbcStores.open(TestDatabase.patient(address).build()).close();
        try (Handle handle = Jdbi.open(address)) {
            handle.execute("""
                    INSERT INTO menjin_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    VALUES (1000, '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'somebody', 1, TRUE)""");
        }
        for (boolean migrate : new boolean[] {true, false}) {
            try (JdbcStores stores = JdbcStores.open(
                    TestDatabase.patient(address).migrate(migrate).build())) {
                Fixtures.register(stores);
            }
        }
    }
}
