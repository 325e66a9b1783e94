package io.menjin.spring.storage;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Vault;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SharedValue;
import io.menjin.core.store.SharedValueStore;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.AccessTokenLease;
import io.menjin.wechat.token.HeldAccessToken;
import io.menjin.wechat.token.SharedAccessTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Access tokens that all nodes on one store use, sealed by the vault. Thread-safe.
 *
 * <p>A token comes with its age and not with the times of the node that has fetched it, so nodes need not agree on the time.
 */
public final class StoredAccessTokens implements SharedAccessTokens {
    private static final String CONTEXT = "access-token:";

    private final SharedValueStore store;
    private final Vault vault;
    private final InstantSource clock;

    public StoredAccessTokens(SharedValueStore store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        return store.find(name(appId)).map(value -> {
            byte[] text = vault.open(name(appId), value.sealed());
            Instant obtainedAt = clock.instant().minus(value.age());
            return new HeldAccessToken(
                    new AccessToken(new String(text, StandardCharsets.UTF_8)),
                    obtainedAt,
                    obtainedAt.plus(value.lifetime()));
        });
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        store.drop(name(appId), mark(refused));
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        return store.tryLease(name(appId), atMost).map(lease -> new Lease(appId, lease));
    }

    private static String name(AppId appId) {
        return CONTEXT + appId.value();
    }

    /** A token is long and random, so a hash of it gives nothing away. */
    private static Digest mark(AccessToken token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return Digest.of(sha.digest(bytes(token)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(AccessToken token) {
        return token.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private final class Lease implements AccessTokenLease {
        private final AppId appId;
        private final SharedValueStore.Lease lease;

        private Lease(AppId appId, SharedValueStore.Lease lease) {
            this.appId = appId;
            this.lease = lease;
        }

        @Override
        public void publish(HeldAccessToken held) {
            Duration age = Duration.between(held.obtainedAt(), clock.instant());
            lease.publish(new SharedValue(
                    mark(held.token()),
                    vault.seal(name(appId), bytes(held.token())),
                    age.isNegative() ? Duration.ZERO : age,
                    Duration.between(held.obtainedAt(), held.expiresAt())));
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
