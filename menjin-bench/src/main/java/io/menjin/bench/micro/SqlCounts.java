package io.menjin.bench.micro;

import io.menjin.bench.menjin.PostgresStores;
import io.menjin.bench.peer.MenjinTokens;
import io.menjin.bench.report.Figures;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** How often our side waits for the SQL database. */
final class SqlCounts {

    private static final String POSTGRES = "Menjin, all on PostgreSQL";

    private final Figures figures;
    private final Effort effort;

    SqlCounts(Figures figures, Effort effort) {
        this.figures = figures;
        this.effort = effort;
    }

    void run() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                PostgresStores stores = new PostgresStores(postgres.getJdbcUrl("postgres", "postgres"));
                MenjinTokens menjin = new MenjinTokens(stores, 10)) {
            measure(POSTGRES, stores, menjin);
        }
    }

    private void measure(String row, PostgresStores stores, MenjinTokens menjin) {
        List<String> tokens = new ArrayList<>();
        count(row, "first login", stores, person -> tokens.add(menjin.login(person)));
        count(row, "returning login", stores, menjin::login);
        count(row, "check", stores, person -> menjin.check(tokens.get(person)));
        count(row, "forged token", stores, person -> menjin.check(menjin.forged()));
    }

    private void count(String row, String column, PostgresStores stores, IntConsumer call) {
        long before = stores.roundTrips();
        for (int person = 0; person < effort.calls(); person++) {
            call.accept(person);
        }
        figures.add("sql", row, column, (double) (stores.roundTrips() - before) / effort.calls());
    }
}
