package io.menjin.store.redis.internal.token;

import io.lettuce.core.SetArgs;
import io.menjin.core.crypto.Vault;
import io.menjin.core.source.AppId;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.script.Script;
import io.menjin.store.redis.internal.script.Scripts;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.AccessTokenLease;
import io.menjin.wechat.token.HeldAccessToken;
import io.menjin.wechat.token.SharedAccessTokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Access_tokens in Redis, sealed. A lease is a key that Redis lets expire.
 *
 * <p>Redis alone measures time: a token is kept with how long it lived when it was published, and each node reckons from how
 * long Redis keeps it still. So clocks that differ by minutes do not matter.
 */
public final class RedisAccessTokens implements SharedAccessTokens {

    private static final int LEASE_BYTES = 16;

    private final Link link;
    private final Keys keys;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public RedisAccessTokens(Link link, Keys keys, Vault vault, Clock clock, SecureRandom random) {
        this.link = link;
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        return aged(appId).map(Aged::token);
    }

    private Optional<Aged> aged(AppId appId) {
        List<Object> answer = link.call(
                "accessTokens.find", redis -> Scripts.READ_AGED.list(redis, new byte[][] {keys.accessToken(appId)}));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        byte[] value = (byte[]) answer.get(0);
        long left = Long.parseLong(new String((byte[]) answer.get(1), StandardCharsets.US_ASCII));
        return TokenRecord.open(vault, appId, value, clock.instant(), Duration.ofMillis(left))
                .map(token -> new Aged(token, value));
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        aged(appId)
                .filter(kept -> kept.token().token().equals(refused))
                .ifPresent(kept -> link.call(
                        "accessTokens.drop",
                        redis ->
                                Scripts.DELETE_IF.number(redis, new byte[][] {keys.accessToken(appId)}, kept.value())));
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        byte[] holder = new byte[LEASE_BYTES];
        random.nextBytes(holder);
        byte[] key = keys.accessTokenLease(appId);
        boolean taken = link.call(
                "accessTokens.tryLease",
                redis -> redis.set(key, holder, SetArgs.Builder.nx().px(Math.max(1, atMost.toMillis()))) != null);
        return taken ? Optional.of(new Lease(appId, key, holder)) : Optional.empty();
    }

    /** A token, and the bytes that stand for it in Redis. */
    private record Aged(HeldAccessToken token, byte[] value) {}

    private final class Lease implements AccessTokenLease {

        private final AppId appId;
        private final byte[] key;
        private final byte[] holder;

        private Lease(AppId appId, byte[] key, byte[] holder) {
            this.appId = appId;
            this.key = key;
            this.holder = holder;
        }

        @Override
        public void publish(HeldAccessToken token) {
            Duration left = Duration.between(clock.instant(), token.expiresAt());
            if (left.toMillis() > 0) {
                link.call(
                        "accessTokens.publish",
                        redis -> Scripts.PUBLISH.number(
                                redis,
                                new byte[][] {key, keys.accessToken(appId)},
                                holder,
                                TokenRecord.seal(vault, appId, token),
                                Script.text(left.toMillis())));
            }
        }

        @Override
        public void close() {
            link.call("accessTokens.release", redis -> Scripts.DELETE_IF.number(redis, new byte[][] {key}, holder));
        }
    }
}
