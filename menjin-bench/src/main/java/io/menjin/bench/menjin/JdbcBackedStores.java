package io.menjin.bench.menjin;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.store.jdbc.JdbcStores;

/** Everything in one SQL database. */
abstract class JdbcBackedStores implements Stores {

    private final JdbcStores stores;

    JdbcBackedStores(JdbcStores stores) {
        this.stores = stores;
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
    public void close() {
        stores.close();
    }
}
