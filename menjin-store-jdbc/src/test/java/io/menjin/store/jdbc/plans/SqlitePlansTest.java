package io.menjin.store.jdbc.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.internal.account.JdbcAccountStore;
import io.menjin.store.jdbc.internal.session.JdbcLoginLedger;
import io.menjin.store.jdbc.internal.session.JdbcOnceStore;
import io.menjin.store.jdbc.internal.session.JdbcSessionKeyStore;
import io.menjin.store.jdbc.internal.session.JdbcSessionStore;
import io.menjin.store.jdbc.internal.session.StepwiseIssue;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Migrations;
import io.menjin.store.jdbc.internal.sqlite.SqliteDatabase;
import io.menjin.store.jdbc.testing.EveryOperation;
import io.menjin.store.jdbc.testing.TestFolders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlitePlansTest {

    @Test
    void scansNoTableInAnyOperation() {
        try (SqliteDatabase real = SqliteDatabase.open(
                TestFolders.fresh("sqlite").resolve("menjin.db"),
                2,
                100,
                Duration.ofSeconds(30),
                source -> Migrations.apply(source, Dialect.SQLITE, true))) {
            ListeningDatabase database = new ListeningDatabase(real);
            new EveryOperation(stores(database)).run();

            assertThat(database.statements()).as("statements heard").hasSizeGreaterThan(40);
            for (String statement : database.statements()) {
                List<String> plan = real.read(
                        "explain",
                        handle -> handle.createQuery("EXPLAIN QUERY PLAN " + statement.replace('?', '1'))
                                .map((row, context) -> row.getString("detail"))
                                .list());
                assertThat(plan).as(statement).noneMatch(step -> step.startsWith("SCAN menjin_"));
            }
        }
    }

    private static Stores stores(ListeningDatabase database) {
        return new Stores(
                new JdbcAccountStore(database),
                new JdbcSessionStore(database, new StepwiseIssue(database)),
                new JdbcSessionKeyStore(database),
                new JdbcLoginLedger(database),
                new JdbcOnceStore(database));
    }
}
