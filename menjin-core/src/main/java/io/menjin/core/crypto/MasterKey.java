package io.menjin.core.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * One master key: 32 secret bytes with an id that is stored beside everything it sealed. Immutable; {@code toString}
 * shows the id only.
 */
public final class MasterKey {

    /** How many bytes a master key has. */
    public static final int BYTES = 32;

    private final String id;
    private final byte[] secret;

    /**
     * Takes a key.
     *
     * @param id 1 to 32 of A-Z, a-z, 0-9, dash and underscore; never give it to another key later
     * @param secret exactly 32 bytes, copied
     * @throws IllegalArgumentException when either is not so; the message does not show the secret
     */
    public MasterKey(String id, byte[] secret) {
        Objects.requireNonNull(secret, "secret");
        if (!id.matches("[A-Za-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("a master key's id has 1 to 32 of A-Z, a-z, 0-9, - and _");
        }
        if (secret.length != BYTES) {
            throw new IllegalArgumentException(
                    "master key '" + id + "' must have " + BYTES + " bytes, not " + secret.length);
        }
        this.id = id;
        this.secret = secret.clone();
    }

    /**
     * Takes a key from its standard Base64 text, as configuration files hold it.
     *
     * @throws IllegalArgumentException when it is not Base64 of 32 bytes; the message does not show the text
     */
    public static MasterKey ofBase64(String id, String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // Not chained: the decoder's message shows characters of the text.
            throw new IllegalArgumentException("master key '" + id + "' is not valid Base64");
        }
        return new MasterKey(id, secret);
    }

    /** Makes a new key. */
    public static MasterKey generate(String id, SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new MasterKey(id, secret);
    }

    public String id() {
        return id;
    }

    /** The secret bytes, for the vault and for writing a generated key down. */
    public byte[] reveal() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey that && id.equals(that.id) && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + ", redacted]";
    }
}
