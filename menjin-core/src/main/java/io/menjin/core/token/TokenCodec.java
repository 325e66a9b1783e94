package io.menjin.core.token;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Vault;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.secret.TokenValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes and checks tokens: {@code mj_} and the base64url of 32 random bytes and 8 bytes of keyed checksum.
 *
 * <p>The checksum costs a forger one HMAC here instead of a read in the store; what proves a token is that the store
 * knows its hash. Thread-safe.
 */
public final class TokenCodec {

    /** How many characters a token has. */
    public static final int LENGTH = 57;

    private static final String PREFIX = "mj_";
    private static final int RANDOM_BYTES = 32;
    private static final int CHECKSUM_BYTES = 8;
    private static final String PURPOSE = "token";
    /** 40 bytes are 54 characters without padding. */
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{54}");

    private final Vault vault;
    private final SecureRandom random;

    public TokenCodec(Vault vault, SecureRandom random) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** A new token. */
    public TokenValue issue() {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        byte[] all = Arrays.copyOf(secret, RANDOM_BYTES + CHECKSUM_BYTES);
        System.arraycopy(vault.checksum(PURPOSE, secret), 0, all, RANDOM_BYTES, CHECKSUM_BYTES);
        return new TokenValue(encode(all));
    }

    /** The token in a text that a device sent; empty unless one of our master keys has made it. No I/O. */
    public Optional<TokenValue> parse(String text) {
        // The length first: the pattern must not walk through a text of megabytes.
        if (text.length() != LENGTH || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] all = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        // The last character has four unused bits; only one of its sixteen forms is ours.
        if (!new TokenValue(encode(all)).equals(new TokenValue(text))) {
            return Optional.empty();
        }
        byte[] secret = Arrays.copyOf(all, RANDOM_BYTES);
        byte[] checksum = Arrays.copyOfRange(all, RANDOM_BYTES, all.length);
        return vault.checksumMatches(PURPOSE, secret, checksum) ? Optional.of(new TokenValue(text)) : Optional.empty();
    }

    /** What stores keep: SHA-256 of the token's text. */
    public static Digest hash(TokenValue token) {
        return Digest.of(Hashes.sha256(token.reveal().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] all) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }
}
