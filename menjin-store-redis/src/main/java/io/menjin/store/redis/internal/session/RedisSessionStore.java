package io.menjin.store.redis.internal.session;

import io.lettuce.core.KeyValue;
import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenRef;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.Micros;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.script.Script;
import io.menjin.store.redis.internal.script.Scripts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis: one hash for each person, with the person's epoch in it. The two are read in one command, and whatever
 * makes Redis lose the epoch makes it lose the sessions too.
 */
public final class RedisSessionStore implements SessionStore {

    /** A session is moved by a merge; so often in its life that no chain is this long. */
    private static final int MAX_MOVES = 8;

    private final Link link;
    private final Keys keys;
    private final LoginWriter writer;
    private final Duration retention;

    public RedisSessionStore(Link link, Keys keys, RingWriter rings, Duration retention) {
        this.link = link;
        this.keys = keys;
        this.retention = retention;
        this.writer = new LoginWriter(link, keys, rings, retention);
    }

    @Override
    public IssueOutcome issue(SessionGrant grant) {
        return writer.write(grant);
    }

    @Override
    public Optional<Session> find(TokenRef token) {
        AccountId holder = token.issuedTo();
        for (int i = 0; i <= MAX_MOVES; i++) {
            Found found = read(holder, token.hash());
            if (found == null) {
                return Optional.empty();
            }
            if (SessionRecord.state(found.first()) != SessionRecord.MOVED) {
                return Optional.of(SessionRecord.read(holder, found.epoch(), token.hash(), found.pieces()));
            }
            holder = SessionRecord.movedTo(found.first());
        }
        return Optional.empty();
    }

    private @Nullable Found read(AccountId holder, Digest tokenHash) {
        byte[][] session = SessionRecord.fields(tokenHash);
        List<KeyValue<byte[], byte[]>> values = link.call(
                "sessions.find",
                redis ->
                        redis.hmget(keys.person(holder), Person.EPOCH, session[0], session[1], session[2], session[3]));
        List<byte @Nullable []> pieces = values.subList(1, values.size()).stream()
                .<byte @Nullable []>map(value -> value.getValueOrElse(null))
                .toList();
        byte[] first = pieces.get(0);
        return first == null ? null : new Found(Person.epoch(values.get(0).getValueOrElse(null)), first, pieces);
    }

    @Override
    public void renew(Session session, Instant idleExpiresAt, Instant now) {
        link.call(
                "sessions.renew",
                redis -> Scripts.RENEW.number(
                        redis,
                        one(keys.person(session.accountId())),
                        SessionRecord.fields(session.tokenHash())[0],
                        Script.text(Micros.of(idleExpiresAt)),
                        Script.text(Micros.lifetime(now, idleExpiresAt.plus(retention)))));
    }

    /**
     * Nothing but Redis knows that one session has ended, so its replicas must know it before the caller does. The end of all
     * is in SQL as well.
     */
    @Override
    public boolean end(AccountId accountId, SessionId id, EndReason reason, Instant at) {
        byte[] person = keys.person(accountId);
        return link.confirmed("sessions.end", person, redis -> {
            long ended = Scripts.END.number(
                    redis,
                    one(person),
                    Keys.bytes(UUID.fromString(id.value())),
                    Script.text(SessionRecord.state(reason)),
                    Script.text(Micros.of(at)));
            if (ended == 0) {
                // Somebody else has ended it, and may not have heard yet whether the replicas know.
                Scripts.TOUCH.number(redis, one(person));
            }
            return ended > 0;
        });
    }

    @Override
    public void endAll(AccountId accountId, long epoch, Instant at) {
        link.call(
                "sessions.endAll",
                redis -> Scripts.END_ALL.number(
                        redis, one(keys.person(accountId)), Script.text(epoch), Script.text(retention.toMillis())));
    }

    @Override
    public List<Session> list(AccountId accountId, Instant now) {
        return Person.read(accountId, link.call("sessions.list", redis -> redis.hgetall(keys.person(accountId))))
                .living(now);
    }

    /**
     * First the session is written where it goes, then what was here is made to point there; so at every moment its token
     * finds it. Should the process die in between it stays where it was.
     */
    @Override
    public void move(Session session, AccountId into, long epoch) {
        AccountId from = session.accountId();
        if (from.equals(into)) {
            return;
        }
        Found found = read(from, session.tokenHash());
        if (found == null || SessionRecord.state(found.first()) == SessionRecord.MOVED) {
            return;
        }
        Session current = SessionRecord.read(from, found.epoch(), session.tokenHash(), found.pieces());
        if (current.endReason() != null || !writer.put(current, into, epoch)) {
            return;
        }
        byte[][] fields = SessionRecord.fields(session.tokenHash());
        long moved = link.call(
                "sessions.move",
                redis -> Scripts.MOVE_AWAY.number(
                        redis, one(keys.person(from)), fields[0], Keys.bytes(UUID.fromString(into.value()))));
        if (moved == 0) {
            link.call("sessions.move", redis -> redis.hdel(keys.person(into), fields));
        }
    }

    /** Redis removes what is over by itself. */
    @Override
    public int purge(Instant before, int limit) {
        return 0;
    }

    private static byte[][] one(byte[] key) {
        return new byte[][] {key};
    }

    private record Found(long epoch, byte[] first, List<byte @Nullable []> pieces) {}
}
