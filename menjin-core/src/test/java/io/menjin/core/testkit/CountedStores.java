package io.menjin.core.testkit;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.contract.Stores;
import java.util.List;
import java.util.stream.Stream;

/** Stores whose round trips are counted. */
public final class CountedStores {

    private final Counted<AccountStore> accounts;
    private final Counted<SessionStore> sessions;
    private final Counted<SessionKeyStore> sessionKeys;
    private final Counted<LoginLedger> ledger;
    private final Counted<OnceStore> once;

    public CountedStores(Stores stores) {
        accounts = Counted.of(AccountStore.class, stores.accounts());
        sessions = Counted.of(SessionStore.class, stores.sessions());
        sessionKeys = Counted.of(SessionKeyStore.class, stores.sessionKeys());
        ledger = Counted.of(LoginLedger.class, stores.ledger());
        once = Counted.of(OnceStore.class, stores.once());
    }

    public Stores stores() {
        return new Stores(accounts.port(), sessions.port(), sessionKeys.port(), ledger.port(), once.port());
    }

    /** The methods called of any store since the last {@link #clear}. */
    public List<String> calls() {
        return Stream.of(accounts, sessions, sessionKeys, ledger, once)
                .flatMap(counted -> counted.calls().stream())
                .toList();
    }

    public void clear() {
        Stream.of(accounts, sessions, sessionKeys, ledger, once).forEach(Counted::clear);
    }
}
