package io.menjin.bench.menjin;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;

/** Everything in a PostgreSQL database, with a count of the round trips to it. */
public final class PostgresStores implements Stores {

    private final HikariDataSource pool;
    private final CountedDataSource counted;
    private final JdbcStores stores;

    /** Opens them; the database is empty or has our schema. */
    public PostgresStores(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        this.pool = new HikariDataSource(config);
        this.counted = new CountedDataSource(pool);
        this.stores = JdbcStores.open(
                JdbcStoreSettings.forDataSource(counted.dataSource()).build());
    }

    /** How often anybody has waited for the database so far. */
    public long roundTrips() {
        return counted.roundTrips();
    }

    @Override
    public AccountStore accounts() {
        return stores.accounts();
    }

    @Override
    public SessionStore sessions() {
        return stores.sessions();
    }

    @Override
    public SessionKeyStore sessionKeys() {
        return stores.sessionKeys();
    }

    @Override
    public LoginLedger ledger() {
        return stores.ledger();
    }

    @Override
    public OnceStore once() {
        return stores.once();
    }

    @Override
    public ChangeFeed changes() {
        return ChangeFeed.NONE;
    }

    @Override
    public void close() {
        stores.close();
        pool.close();
    }
}
