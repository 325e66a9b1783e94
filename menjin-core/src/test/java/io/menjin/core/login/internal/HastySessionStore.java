package io.menjin.core.login.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Wrong on purpose: drops what is cached and writes then, so that a check in between remembers what is about to end. */
record HastySessionStore(SessionStore store, ChangeFeed.Listener cache) implements SessionStore {

    @Override
    public IssueOutcome issue(SessionGrant grant) {
        return store.issue(grant);
    }

    @Override
    public Optional<Session> find(TokenRef token) {
        return store.find(token);
    }

    @Override
    public void renew(Session session, Instant idleExpiresAt, Instant now) {
        store.renew(session, idleExpiresAt, now);
    }

    @Override
    public boolean end(AccountId accountId, SessionId id, EndReason reason, Instant at) {
        cache.accountChanged(accountId);
        return store.end(accountId, id, reason, at);
    }

    @Override
    public void endAll(AccountId accountId, long epoch, Instant at) {
        cache.accountChanged(accountId);
        store.endAll(accountId, epoch, at);
    }

    @Override
    public List<Session> list(AccountId accountId, Instant now) {
        return store.list(accountId, now);
    }

    @Override
    public void move(Session session, AccountId into, long epoch) {
        store.move(session, into, epoch);
    }

    @Override
    public int purge(Instant before, int limit) {
        return store.purge(before, limit);
    }
}
