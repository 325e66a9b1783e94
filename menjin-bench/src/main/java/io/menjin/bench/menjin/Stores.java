package io.menjin.bench.menjin;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;

/** What a node keeps its data in. */
public interface Stores extends AutoCloseable {

    AccountStore accounts();

    SessionStore sessions();

    SessionKeyStore sessionKeys();

    LoginLedger ledger();

    OnceStore once();

    /** How the near cache of this node hears of changes. */
    ChangeFeed changes();

    @Override
    void close();
}
