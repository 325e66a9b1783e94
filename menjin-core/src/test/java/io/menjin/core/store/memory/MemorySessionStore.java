package io.menjin.core.store.memory;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in memory, and what belongs to them. It stands apart from the accounts as Redis would: it knows of an account's
 * epoch only what {@link #endAll} has told it.
 */
public final class MemorySessionStore implements SessionStore {

    private final Map<SessionId, Row> rows = new LinkedHashMap<>();
    private final Map<Digest, SessionId> tokens = new HashMap<>();
    private final Map<AccountId, Long> epochs = new HashMap<>();
    private final MemorySessionKeys keys = new MemorySessionKeys(this);
    private final MemoryReceipts receipts = new MemoryReceipts(this);
    private final MemoryMarks marks = new MemoryMarks(this);

    SessionKeyStore keys() {
        return keys;
    }

    LoginLedger receipts() {
        return receipts;
    }

    OnceStore marks() {
        return marks;
    }

    @Override
    public synchronized IssueOutcome issue(SessionGrant grant) {
        Session session = grant.session();
        if (session.epoch() < epoch(session.accountId())) {
            return new IssueOutcome.Stale();
        }
        List<SessionId> replaced = replace(session, grant.maxSessions());
        rows.put(session.id(), new Row(session, null));
        tokens.put(session.tokenHash(), session.id());
        if (grant.sessionKey() != null) {
            keys.add(grant.appId(), session.openId(), grant.sessionKey());
        }
        if (grant.receipt() != null) {
            receipts.replace(grant.receipt());
        }
        return new IssueOutcome.Issued(replaced);
    }

    private List<SessionId> replace(Session session, int maxSessions) {
        Instant now = session.createdAt();
        List<Session> living = new ArrayList<>(rows.values().stream()
                .map(this::seen)
                .filter(other -> other.accountId().equals(session.accountId()) && isAlive(other, now))
                .sorted(Comparator.comparing(Session::createdAt))
                .toList());
        List<Session> gone = new ArrayList<>(
                living.stream().filter(other -> isSameDevice(other, session)).toList());
        living.removeAll(gone);
        while (living.size() + 1 > maxSessions) {
            gone.add(living.remove(0));
        }
        gone.forEach(other -> endRow(other.id(), EndReason.REPLACED, now));
        return gone.stream().map(Session::id).toList();
    }

    private static boolean isSameDevice(Session one, Session other) {
        return one.device().id() != null
                && one.device().id().equals(other.device().id())
                && one.source().equals(other.source());
    }

    @Override
    public synchronized Optional<Session> find(TokenRef token) {
        return Optional.ofNullable(tokens.get(token.hash())).map(rows::get).map(this::seen);
    }

    @Override
    public synchronized void renew(Session session, Instant idleExpiresAt, Instant now) {
        rows.computeIfPresent(
                session.id(),
                (key, row) -> seen(row).endReason() != null
                        ? row
                        : new Row(row.session().withIdleExpiresAt(idleExpiresAt), row.endedAt()));
    }

    @Override
    public synchronized boolean end(AccountId accountId, SessionId id, EndReason reason, Instant at) {
        Row row = rows.get(id);
        if (row == null || !row.session().accountId().equals(accountId) || !isAlive(seen(row), at)) {
            return false;
        }
        endRow(id, reason, at);
        return true;
    }

    @Override
    public synchronized void endAll(AccountId accountId, long epoch, Instant at) {
        epochs.merge(accountId, epoch, Math::max);
    }

    @Override
    public synchronized List<Session> list(AccountId accountId, Instant now) {
        List<Session> oldestFirst = new ArrayList<>(rows.values().stream()
                .map(this::seen)
                .filter(session -> session.accountId().equals(accountId) && isAlive(session, now))
                .sorted(Comparator.comparing(Session::createdAt))
                .toList());
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }

    @Override
    public synchronized void move(Session session, AccountId into, long epoch) {
        rows.computeIfPresent(
                session.id(),
                (key, row) ->
                        seen(row).endReason() != null ? row : new Row(copy(row.session(), into, epoch, null), null));
    }

    @Override
    public synchronized int purge(Instant before, int limit) {
        List<SessionId> over = rows.values().stream()
                .filter(row -> row.isOver(before))
                .map(row -> row.session().id())
                .limit(limit)
                .toList();
        over.forEach(rows::remove);
        int left = limit - over.size();
        int receiptsGone = receipts.purge(before, left);
        return over.size() + receiptsGone + marks.purge(before, left - receiptsGone);
    }

    private long epoch(AccountId id) {
        return epochs.getOrDefault(id, 0L);
    }

    /** The session as readers see it: dead when its epoch is over. */
    private Session seen(Row row) {
        Session session = row.session();
        return session.endReason() == null && session.epoch() < epoch(session.accountId())
                ? copy(session, session.accountId(), session.epoch(), EndReason.REVOKED)
                : session;
    }

    private static boolean isAlive(Session session, Instant now) {
        return session.endReason() == null && !session.isExpired(now);
    }

    private void endRow(SessionId id, EndReason reason, Instant at) {
        rows.computeIfPresent(
                id,
                (key, row) -> new Row(
                        copy(
                                row.session(),
                                row.session().accountId(),
                                row.session().epoch(),
                                reason),
                        at));
    }

    private static Session copy(Session s, AccountId account, long epoch, @Nullable EndReason reason) {
        return new Session(
                s.id(),
                s.tokenHash(),
                account,
                epoch,
                s.source(),
                s.openId(),
                s.device(),
                s.createdAt(),
                s.expiresAt(),
                s.idleExpiresAt(),
                reason);
    }

    private record Row(Session session, @Nullable Instant endedAt) {

        boolean isOver(Instant before) {
            return (endedAt != null && endedAt.isBefore(before))
                    || session.idleExpiresAt().isBefore(before)
                    || session.expiresAt().isBefore(before);
        }
    }
}
