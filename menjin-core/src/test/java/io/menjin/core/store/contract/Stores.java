package io.menjin.core.store.contract;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;

/** The stores under test: one of each port, over one database or several. */
public record Stores(
        AccountStore accounts,
        SessionStore sessions,
        SessionKeyStore sessionKeys,
        LoginLedger ledger,
        OnceStore once) {}
