package io.menjin.store.redis.testing;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that no two tests share. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456Z");
    public static final AppId APP = new AppId("wx0000000000000001");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Fixtures() {}

    public static AccountId accountId() {
        return new AccountId(UUID.randomUUID().toString());
    }

    public static Account account() {
        return Account.visitor(accountId(), NOW);
    }

    public static Digest digest() {
        return Digest.of(bytes(32));
    }

    /** An openId has 28 characters. */
    public static OpenId openId() {
        return new OpenId(
                "oN9mU5" + UUID.randomUUID().toString().replace("-", "").substring(0, 22));
    }

    /** Of a device as the SDK tells of one. */
    public static Session session(AccountId id, long epoch, @Nullable String device) {
        return new Session(
                new SessionId(UUID.randomUUID().toString()),
                digest(),
                id,
                epoch,
                new SourceName("shop"),
                openId(),
                new Device(device, "iPhone 17 <iPhone18,2>", "ios", "8.0.62", "3.7.0"),
                NOW,
                NOW.plus(Duration.ofDays(30)),
                NOW.plus(Duration.ofDays(7)),
                null);
    }

    public static TokenRef ref(Session session) {
        return new TokenRef(session.accountId(), session.tokenHash());
    }

    public static SessionGrant grant(Session session, int maxSessions) {
        return new SessionGrant(session, maxSessions, APP, null, null);
    }

    public static SessionGrant fullGrant(Session session) {
        return new SessionGrant(session, 10, APP, sessionKey(), receipt());
    }

    public static SealedSessionKey sessionKey() {
        return new SealedSessionKey(digest(), new Sealed("k1", bytes(52)), NOW);
    }

    public static LoginReceipt receipt() {
        return new LoginReceipt(digest(), digest(), new Sealed("k1", bytes(500)), NOW.plus(Duration.ofMinutes(5)));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
