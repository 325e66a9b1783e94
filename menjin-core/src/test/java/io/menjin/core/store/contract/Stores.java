package io.menjin.core.store.contract;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;

/** The stores under test: one of each port, over one database or several. */
public record Stores(
        AccountStore accounts, SessionStore sessions, SessionKeyStore sessionKeys, LoginLedger ledger, OnceStore once) {

    /** The same with another session store. */
    public Stores withSessions(SessionStore other) {
        return new Stores(accounts, other, sessionKeys, ledger, once);
    }

    /** The same with another store of session_keys. */
    public Stores withSessionKeys(SessionKeyStore other) {
        return new Stores(accounts, sessions, other, ledger, once);
    }

    /** The same with another store of marks. */
    public Stores withOnce(OnceStore other) {
        return new Stores(accounts, sessions, sessionKeys, ledger, other);
    }
}
