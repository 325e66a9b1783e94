package io.menjin.bench.menjin;

import io.lettuce.core.RedisURI;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.RedisStores;

/** Accounts elsewhere, everything else in Redis. */
public final class RedisBackedStores implements Stores {

    private final AccountStore accounts;
    private final Runnable closingAccounts;
    private final RedisStores redis;

    /** Takes the SQL stores over: they are closed with these. */
    public RedisBackedStores(Stores sql, int redisPort) {
        this(sql.accounts(), sql::close, redisPort);
    }

    private RedisBackedStores(AccountStore accounts, Runnable closingAccounts, int redisPort) {
        this.accounts = accounts;
        this.closingAccounts = closingAccounts;
        this.redis = RedisStores.open(RedisStoreSettings.forRedis(RedisURI.create("127.0.0.1", redisPort))
                .build());
    }

    /** Without any database: everybody has been here before, and has the account that goes with the openId. */
    public static RedisBackedStores ofKnownPeople(int redisPort) {
        return new RedisBackedStores(new KnownPeople(), () -> {}, redisPort);
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public SessionStore sessions() {
        return redis.sessions();
    }

    @Override
    public SessionKeyStore sessionKeys() {
        return redis.sessionKeys();
    }

    @Override
    public LoginLedger ledger() {
        return redis.ledger();
    }

    @Override
    public OnceStore once() {
        return redis.once();
    }

    @Override
    public ChangeFeed changes() {
        return redis.changes();
    }

    @Override
    public void close() {
        redis.close();
        closingAccounts.run();
    }
}
