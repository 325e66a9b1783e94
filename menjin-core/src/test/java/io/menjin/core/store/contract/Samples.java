package io.menjin.core.store.contract;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
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

/** Values for store tests, all different, so that tests share a database without meeting. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456Z");
    static final AppId APP = new AppId("wxcontract0000001");
    static final AppId OTHER_APP = new AppId("wxcontract0000002");
    static final SourceName SOURCE = new SourceName("contract");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Samples() {}

    static AccountId accountId() {
        return new AccountId(UUID.randomUUID().toString());
    }

    static Account visitor() {
        return Account.visitor(accountId(), NOW);
    }

    static OpenId openId() {
        return new OpenId("o" + text());
    }

    static UnionId unionId() {
        return new UnionId("u" + text());
    }

    static Identity identity(AccountId id) {
        return new Identity(APP, openId(), null, id, NOW);
    }

    static Digest digest() {
        return Digest.of(bytes(32));
    }

    static Sealed sealed() {
        return new Sealed("k1", bytes(60));
    }

    static BoundPhone phone(String keyId) {
        return new BoundPhone("135****6666", "86", new Sealed(keyId, bytes(42)), NOW);
    }

    static SealedSessionKey key(Instant obtainedAt) {
        return new SealedSessionKey(digest(), sealed(), obtainedAt);
    }

    static LoginReceipt receipt(Digest codeHash) {
        return new LoginReceipt(codeHash, digest(), new Sealed("k1", bytes(500)), NOW.plus(Duration.ofMinutes(5)));
    }

    static Device device(@Nullable String id) {
        return new Device(id, "iPhone 17 <iPhone18,2>", "ios", "8.0.62", "0.1.0");
    }

    /** A session of an account in its present epoch, begun at this time. */
    static Session session(Account account, Device device, Instant createdAt) {
        return new Session(
                new SessionId(UUID.randomUUID().toString()),
                digest(),
                account.id(),
                account.epoch(),
                SOURCE,
                openId(),
                device,
                createdAt,
                createdAt.plus(Duration.ofDays(30)),
                createdAt.plus(Duration.ofDays(7)),
                null);
    }

    static TokenRef ref(Session session) {
        return new TokenRef(session.accountId(), session.tokenHash());
    }

    static SessionGrant grant(Session session) {
        return new SessionGrant(session, 10, APP, null, null);
    }

    static String text() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
