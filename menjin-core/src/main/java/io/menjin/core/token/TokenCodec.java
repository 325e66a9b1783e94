package io.menjin.core.token;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Vault;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.input.internal.Alphabet;
import io.menjin.core.secret.TokenValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and checks tokens: {@code mj_} and the base64url of 32 random bytes, the 16 bytes of the account's id and 8 bytes
 * of keyed checksum.
 *
 * <p>The checksum costs a forger one HMAC here instead of a read in the store; what proves a token is that the store
 * knows its hash. The account's id is no secret and proves nothing; it tells where to look. Thread-safe.
 */
public final class TokenCodec {

    /** How many characters a token has: the prefix, and 75 for 56 bytes without padding. */
    public static final int LENGTH = 78;

    private static final String PREFIX = "mj_";
    private static final int RANDOM_BYTES = 32;
    private static final int SIGNED_BYTES = RANDOM_BYTES + 2 * Long.BYTES;
    private static final int CHECKSUM_BYTES = 8;
    private static final String PURPOSE = "token";

    private final Vault vault;
    private final SecureRandom random;

    public TokenCodec(Vault vault, SecureRandom random) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** A new token of an account. */
    public TokenValue issue(AccountId issuedTo) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        UUID id = UUID.fromString(issuedTo.value());
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .put(secret)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] all = Arrays.copyOf(signed, SIGNED_BYTES + CHECKSUM_BYTES);
        System.arraycopy(vault.checksum(PURPOSE, signed), 0, all, SIGNED_BYTES, CHECKSUM_BYTES);
        return new TokenValue(encode(all));
    }

    /** The token in a text that a device sent; empty unless one of our master keys has made it. No I/O. */
    public Optional<TokenValue> parse(String text) {
        // The length first: nothing must walk through a text of megabytes.
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || !Alphabet.BASE64URL.spells(text, PREFIX.length())) {
            return Optional.empty();
        }
        byte[] all = decode(text);
        // The last character has two unused bits; only one of its four forms is ours.
        if (!new TokenValue(encode(all)).equals(new TokenValue(text))) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(all, SIGNED_BYTES);
        byte[] checksum = Arrays.copyOfRange(all, SIGNED_BYTES, all.length);
        return vault.checksumMatches(PURPOSE, signed, checksum) ? Optional.of(new TokenValue(text)) : Optional.empty();
    }

    /** What stores keep: SHA-256 of the token's text. */
    public static Digest hash(TokenValue token) {
        return Digest.of(Hashes.sha256(token.reveal().getBytes(StandardCharsets.US_ASCII)));
    }

    /** By what a store finds the session of a token that {@link #parse} or {@link #issue} has given. */
    public static TokenRef ref(TokenValue token) {
        ByteBuffer id = ByteBuffer.wrap(decode(token.reveal()), RANDOM_BYTES, SIGNED_BYTES - RANDOM_BYTES);
        return new TokenRef(new AccountId(new UUID(id.getLong(), id.getLong()).toString()), hash(token));
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
    }

    private static String encode(byte[] all) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }
}
