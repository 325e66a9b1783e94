package io.menjin.store.redis.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.AppId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The names of keys: a prefix, one letter for the kind, and 128 bits that name the thing in 22 characters. Immutable.
 *
 * <p>Everything of one person is under one key, so it is in one slot of a Cluster and comes and goes as a whole.
 */
public final class Keys {

    private static final int NAME_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String prefix;

    public Keys(String prefix) {
        this.prefix = prefix;
    }

    /** What the keys of all persons begin with. */
    public byte[] personPrefix() {
        return ascii(prefix + "p");
    }

    public byte[] person(AccountId id) {
        return named('p', bytes(UUID.fromString(id.value())));
    }

    /** Whose key this is; empty when it is no person's. */
    public Optional<AccountId> personOf(ByteBuffer key) {
        String text = StandardCharsets.ISO_8859_1.decode(key.duplicate()).toString();
        if (!text.startsWith(prefix + "p")) {
            return Optional.empty();
        }
        try {
            ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(prefix.length() + 1)));
            return id.remaining() == NAME_BYTES
                    ? Optional.of(new AccountId(new UUID(id.getLong(), id.getLong()).toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An openId says who somebody is, so its hash stands in for it. */
    public byte[] ring(AppId appId, OpenId openId) {
        return named('k', sha256(appId.value() + "\0" + openId.value()));
    }

    public byte[] receipt(Digest code) {
        return named('r', HexFormat.of().parseHex(code.hex()));
    }

    public byte[] mark(Digest mark) {
        return named('o', HexFormat.of().parseHex(mark.hex()));
    }

    public byte[] limit(String limit, String subject) {
        return named('b', sha256(limit + "\0" + subject));
    }

    /** The braces keep it in one slot with its lease. */
    public byte[] accessToken(AppId appId) {
        return ascii(prefix + "t{" + appId.value() + "}");
    }

    public byte[] accessTokenLease(AppId appId) {
        return ascii(prefix + "l{" + appId.value() + "}");
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(NAME_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private byte[] named(char kind, byte[] name) {
        return ascii(prefix + kind + ENCODER.encodeToString(Arrays.copyOf(name, NAME_BYTES)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
