package io.menjin.store.jdbc.testing;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.session.Device;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.AppId;
import io.menjin.core.source.SourceName;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.token.TokenRef;
import io.menjin.store.jdbc.JdbcStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Values that no two tests share. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456Z");
    public static final AppId APP = new AppId("wx0000000000000001");
    public static final SourceName SOURCE = new SourceName("shop");

    private static final AtomicLong COUNTER = new AtomicLong(NOW.toEpochMilli());
    private static final SplittableRandom RANDOM = new SplittableRandom();

    private Fixtures() {}

    public static AccountId accountId() {
        return new AccountId(orderedId());
    }

    /** As the core makes them: later ids are greater, which matters to what an index costs. */
    private static String orderedId() {
        long random = random();
        return new UUID(
                        COUNTER.incrementAndGet() << 16 | 0x7000 | (random & 0xfff),
                        (random & 0x3fffffffffffffffL) | 0x8000000000000000L)
                .toString();
    }

    public static OpenId openId() {
        return new OpenId("o" + Long.toHexString(random()));
    }

    public static Digest digest() {
        byte[] bytes = new byte[32];
        synchronized (RANDOM) {
            RANDOM.nextBytes(bytes);
        }
        return Digest.of(bytes);
    }

    public static long random() {
        synchronized (RANDOM) {
            return RANDOM.nextLong();
        }
    }

    public static Sealed sealed(String text) {
        return new Sealed("k1", text.getBytes(StandardCharsets.UTF_8));
    }

    public static BoundPhone phone() {
        return new BoundPhone("135****6666", "86", sealed("phone"), NOW);
    }

    /** A visitor with one identity, stored. */
    public static Identity register(JdbcStores stores) {
        Identity identity = new Identity(APP, openId(), null, accountId(), NOW);
        stores.accounts().transact(transaction -> {
            transaction.insert(Account.visitor(identity.accountId(), NOW));
            transaction.insertIdentity(identity);
            return true;
        });
        return identity;
    }

    public static Session session(Identity identity, long epoch, Instant createdAt) {
        return session(identity, epoch, createdAt, null);
    }

    public static Session session(Identity identity, long epoch, Instant createdAt, @Nullable String device) {
        return new Session(
                new SessionId(orderedId()),
                digest(),
                identity.accountId(),
                epoch,
                SOURCE,
                identity.openId(),
                new Device(device, "Model α", "ios", "8.0.50", "3.7.0"),
                createdAt,
                createdAt.plus(Duration.ofDays(30)),
                createdAt.plus(Duration.ofDays(7)),
                null);
    }

    public static TokenRef ref(Session session) {
        return new TokenRef(session.accountId(), session.tokenHash());
    }

    public static SessionGrant grant(Session session, int maxSessions) {
        return new SessionGrant(session, maxSessions, APP, null, null);
    }

    public static SessionGrant fullGrant(Session session, int maxSessions) {
        return new SessionGrant(session, maxSessions, APP, sessionKey(session.createdAt()), receipt());
    }

    public static SealedSessionKey sessionKey(Instant obtainedAt) {
        return new SealedSessionKey(digest(), sealed("session_key"), obtainedAt);
    }

    public static LoginReceipt receipt() {
        return new LoginReceipt(digest(), digest(), sealed("answer"), NOW.plus(Duration.ofMinutes(5)));
    }
}
