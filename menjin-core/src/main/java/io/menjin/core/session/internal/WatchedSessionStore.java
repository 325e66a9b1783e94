package io.menjin.core.session.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.IssueOutcome.Issued;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session store through which every change goes to the near cache of this node. Thread-safe.
 *
 * <p>The near cache is told after the write and before the caller goes on, and also when the write failed: a store that did
 * not answer may have written all the same.
 */
public final class WatchedSessionStore implements SessionStore {

    private final SessionStore store;
    private final ChangeFeed.Listener cache;

    public WatchedSessionStore(SessionStore store, ChangeFeed.Listener cache) {
        this.store = store;
        this.cache = cache;
    }

    @Override
    public IssueOutcome issue(SessionGrant grant) {
        boolean replaced = true;
        try {
            IssueOutcome outcome = store.issue(grant);
            replaced = outcome instanceof Issued issued && !issued.replaced().isEmpty();
            return outcome;
        } finally {
            if (replaced) {
                cache.accountChanged(grant.session().accountId());
            }
        }
    }

    @Override
    public Optional<Session> find(TokenRef token) {
        return store.find(token);
    }

    /** Whoever renews puts the renewed session into the cache. */
    @Override
    public void renew(Session session, Instant idleExpiresAt, Instant now) {
        store.renew(session, idleExpiresAt, now);
    }

    @Override
    public boolean end(AccountId accountId, SessionId id, EndReason reason, Instant at) {
        try {
            return store.end(accountId, id, reason, at);
        } finally {
            cache.accountChanged(accountId);
        }
    }

    @Override
    public void endAll(AccountId accountId, long epoch, Instant at) {
        try {
            store.endAll(accountId, epoch, at);
        } finally {
            cache.accountChanged(accountId);
        }
    }

    @Override
    public List<Session> list(AccountId accountId, Instant now) {
        return store.list(accountId, now);
    }

    /** A session is moved away only from an account that is deleted next, and that is told. */
    @Override
    public void move(Session session, AccountId into, long epoch) {
        try {
            store.move(session, into, epoch);
        } finally {
            cache.accountChanged(into);
        }
    }

    /** What is purged ended or expired long ago. */
    @Override
    public int purge(Instant before, int limit) {
        return store.purge(before, limit);
    }
}
