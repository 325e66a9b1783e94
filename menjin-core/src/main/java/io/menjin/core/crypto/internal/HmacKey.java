package io.menjin.core.crypto.internal;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key of HMAC-SHA256 that is used again and again. Immutable and thread-safe.
 *
 * <p>The search for a provider and the set-up of a key cost as much as the HMAC of a short text. So the set-up is done
 * once, and each use has a clone of it.
 */
public final class HmacKey {

    private static final String HMAC = "HmacSHA256";

    /** Who has HMAC-SHA256 on this platform, looked up once. It has no state of ours. */
    private static final Provider PROVIDER = findProvider();

    /** Whose clones are given other keys: a Mac of the JDK's own looks up its hash when it is made. */
    private static final HmacKey BLANK = new HmacKey(new byte[1]);

    private final SecretKey key;
    private final Provider provider;

    /**
     * Set up with the key and never fed, so that threads may clone it at the same time without a lock: a clone only reads
     * it. Null where the provider's cannot be cloned.
     */
    private final @Nullable Mac prototype;

    /** Takes a key. It must not be empty. */
    public HmacKey(byte[] key) {
        this(key, PROVIDER);
    }

    /** With another provider than the platform's. */
    HmacKey(byte[] key, Provider provider) {
        this.key = new SecretKeySpec(key, HMAC);
        this.provider = provider;
        Mac mac = newMac(this.key, provider);
        this.prototype = cloneOf(mac) == null ? null : mac;
    }

    /** HMAC-SHA256 over the parts one after the other. */
    public byte[] hmac(byte[]... parts) {
        return hmac(mac(), parts);
    }

    /** As {@link #hmac(byte[]...)} under a key that is used once: there is nothing to keep. */
    static byte[] once(byte[] key, byte[]... parts) {
        return hmac(macOnce(key), parts);
    }

    /** A Mac under a key that is used once, for one thread. */
    static Mac macOnce(byte[] key) {
        Mac mac = BLANK.mac();
        try {
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (InvalidKeyException e) {
            throw missing(e);
        }
        return mac;
    }

    /** A Mac under this key, for one thread. */
    Mac mac() {
        Mac clone = prototype == null ? null : cloneOf(prototype);
        return clone == null ? newMac(key, provider) : clone;
    }

    /** The Mac is as new afterwards. */
    static byte[] hmac(Mac mac, byte[]... parts) {
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static @Nullable Mac cloneOf(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            return null;
        }
    }

    private static Mac newMac(SecretKey key, Provider provider) {
        try {
            Mac mac = Mac.getInstance(HMAC, provider);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static Provider findProvider() {
        try {
            // With a key: only then does the JDK pass over a provider that does not take keys of this kind.
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(new byte[1], HMAC));
            return mac.getProvider();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has HmacSHA256", e);
    }
}
