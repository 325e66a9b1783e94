package io.menjin.store.redis.internal.token;

import io.menjin.core.crypto.Vault;
import io.menjin.core.source.AppId;
import io.menjin.store.redis.internal.session.SealedBytes;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.HeldAccessToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An access_token as bytes: its whole life in milliseconds, then the sealed token. */
final class TokenRecord {

    private static final Logger log = LoggerFactory.getLogger(TokenRecord.class);

    private TokenRecord() {}

    static byte[] seal(Vault vault, AppId appId, HeldAccessToken token) {
        byte[] sealed = SealedBytes.write(
                vault.seal(context(appId), token.token().reveal().getBytes(StandardCharsets.UTF_8)));
        return ByteBuffer.allocate(Long.BYTES + sealed.length)
                .putLong(Duration.between(token.obtainedAt(), token.expiresAt()).toMillis())
                .put(sealed)
                .array();
    }

    /**
     * Opens a token.
     *
     * @param left how long it is good still
     * @return empty when no master key opens it: another one is to be fetched
     */
    static Optional<HeldAccessToken> open(Vault vault, AppId appId, byte[] value, Instant now, Duration left) {
        ByteBuffer in = ByteBuffer.wrap(value);
        Duration life = Duration.ofMillis(in.getLong());
        try {
            byte[] plain = vault.open(context(appId), SealedBytes.read(in));
            Instant expiresAt = now.plus(left);
            return Optional.of(new HeldAccessToken(
                    new AccessToken(new String(plain, StandardCharsets.UTF_8)), expiresAt.minus(life), expiresAt));
        } catch (IllegalStateException e) {
            log.warn("an access_token in Redis is not ours to open: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static String context(AppId appId) {
        return "access-token:" + appId.value();
    }
}
