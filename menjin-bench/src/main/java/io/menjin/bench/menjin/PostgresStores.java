package io.menjin.bench.menjin;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.menjin.core.store.ChangeFeed;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;

/** Everything in a PostgreSQL database, with a count of the round trips to it. */
public final class PostgresStores extends JdbcBackedStores {

    private final HikariDataSource pool;
    private final CountedDataSource counted;

    private PostgresStores(HikariDataSource pool, CountedDataSource counted) {
        super(JdbcStores.open(
                JdbcStoreSettings.forDataSource(counted.dataSource()).build()));
        this.pool = pool;
        this.counted = counted;
    }

    /** Opens them; the database is empty or has our schema. */
    public static PostgresStores open(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        HikariDataSource pool = new HikariDataSource(config);
        return new PostgresStores(pool, new CountedDataSource(pool));
    }

    /** How often anybody has waited for the database so far. */
    public long roundTrips() {
        return counted.roundTrips();
    }

    @Override
    public ChangeFeed changes() {
        return ChangeFeed.NONE;
    }

    @Override
    public void close() {
        super.close();
        pool.close();
    }
}
