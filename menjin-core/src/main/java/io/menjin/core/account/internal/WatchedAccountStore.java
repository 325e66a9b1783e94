package io.menjin.core.account.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.KnownIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An account store through which every change of an account goes to the near cache of this node and, by the feed, to those
 * of other nodes. Thread-safe.
 *
 * <p>They are told after the commit and before the caller goes on, and also when it failed: a store that did not answer may
 * have committed all the same.
 */
public final class WatchedAccountStore implements AccountStore {

    private final AccountStore store;
    private final ChangeFeed.Listener cache;
    private final ChangeFeed feed;

    public WatchedAccountStore(AccountStore store, ChangeFeed.Listener cache, ChangeFeed feed) {
        this.store = store;
        this.cache = cache;
        this.feed = feed;
    }

    @Override
    public <T> T transact(Function<AccountTransaction, T> work) {
        // Runs that were rolled back count too; the work may be on another thread than this one.
        Set<AccountId> changed = ConcurrentHashMap.newKeySet();
        try {
            return store.transact(transaction -> work.apply(new WatchedTransaction(transaction, changed)));
        } finally {
            changed.forEach(cache::accountChanged);
            changed.forEach(feed::announce);
        }
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return store.find(id);
    }

    @Override
    public Optional<KnownIdentity> findByIdentity(AppId appId, OpenId openId) {
        return store.findByIdentity(appId, openId);
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return store.identities(id);
    }

    @Override
    public List<AuditEntry> audit(AccountId id, int limit) {
        return store.audit(id, limit);
    }

    @Override
    public List<AccountId> dueForErasure(Instant now, int limit) {
        return store.dueForErasure(now, limit);
    }

    @Override
    public List<AccountId> sealedByOtherKeyThan(String keyId, int limit) {
        return store.sealedByOtherKeyThan(keyId, limit);
    }
}
