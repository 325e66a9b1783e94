package io.menjin.bench.micro;

import io.menjin.bench.menjin.PostgresStores;
import io.menjin.bench.menjin.RedisBackedStores;
import io.menjin.bench.menjin.Stores;
import io.menjin.bench.peer.MenjinTokens;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import io.menjin.core.session.SessionCacheSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** How often our side waits for the SQL database. */
final class SqlCounts {

    private static final String POSTGRES = "Menjin, all on PostgreSQL";
    private static final String REDIS = "Menjin, accounts on PostgreSQL, sessions on Redis";

    private final Figures figures;
    private final Effort effort;
    private final RedisNode redis;

    SqlCounts(Figures figures, Effort effort, RedisNode redis) {
        this.figures = figures;
        this.effort = effort;
        this.redis = redis;
    }

    void run() throws IOException {
        redis.clear();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String database = postgres.getJdbcUrl("postgres", "postgres");
            PostgresStores alone = PostgresStores.open(database);
            try (MenjinTokens menjin = new MenjinTokens(alone, 10, SessionCacheSettings.OFF)) {
                measure(POSTGRES, alone, menjin, 0);
            }
            PostgresStores accounts = PostgresStores.open(database);
            Stores both = new RedisBackedStores(accounts, redis.port());
            try (MenjinTokens menjin = new MenjinTokens(both, 10, SessionCacheSettings.OFF)) {
                measure(REDIS, accounts, menjin, effort.calls());
            }
        }
        for (String what : List.of("returning login", "check")) {
            figures.median("sql", REDIS, what)
                    .ifPresent(count -> figures.add(
                            "cost-sql",
                            what.equals("check") ? "check not in the near cache" : what,
                            "round trips",
                            count));
        }
    }

    private void measure(String row, PostgresStores stores, MenjinTokens menjin, int first) {
        List<String> tokens = new ArrayList<>();
        count(row, "first login", stores, person -> tokens.add(menjin.login(first + person)));
        count(row, "returning login", stores, person -> menjin.login(first + person));
        count(row, "check", stores, person -> menjin.check(tokens.get(person)));
        String forged = menjin.forged();
        count(row, "forged token", stores, person -> menjin.check(forged));
    }

    private void count(String row, String column, PostgresStores stores, IntConsumer call) {
        long before = stores.roundTrips();
        for (int person = 0; person < effort.calls(); person++) {
            call.accept(person);
        }
        figures.add("sql", row, column, (double) (stores.roundTrips() - before) / effort.calls());
    }
}
