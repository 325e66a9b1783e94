package io.menjin.core.crypto;

import io.menjin.core.crypto.internal.Aead;
import io.menjin.core.crypto.internal.Hkdf;
import io.menjin.core.crypto.internal.HmacKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;

/**
 * A vault over master keys that this process holds: AES-256-GCM under keys derived by HKDF-SHA256 (RFC 5869).
 *
 * <p>Every context has a key of its own, so the number of values that one key may seal under random nonces (2^32, NIST
 * SP 800-38D 8.3) is never near. Instances are thread-safe.
 */
public final class AesGcmVault implements Vault {

    private static final int CHECKSUM_BYTES = 8;

    /** By key id, the active key first. The values are HKDF's pseudo-random keys, which derive and do nothing else. */
    private final Map<String, HmacKey> roots = new LinkedHashMap<>();

    private final Map<String, List<HmacKey>> checksumKeys = new ConcurrentHashMap<>();
    private final String activeKeyId;
    private final SecureRandom random;

    public AesGcmVault(MasterKeys keys, SecureRandom random) {
        this.random = Objects.requireNonNull(random, "random");
        this.activeKeyId = keys.active().id();
        for (MasterKey key : keys.keys()) {
            roots.put(key.id(), new HmacKey(Hkdf.extract(key.reveal())));
        }
    }

    @Override
    public Sealed seal(String context, byte[] plain) {
        byte[] key = derive(root(activeKeyId), "seal", context);
        return new Sealed(activeKeyId, Aead.seal(key, associatedData(activeKeyId, context), plain, random));
    }

    @Override
    public byte[] open(String context, Sealed sealed) {
        HmacKey root = roots.get(sealed.keyId());
        if (root == null) {
            throw new IllegalStateException(
                    "no master key '" + sealed.keyId() + "' to open a sealed " + firstPart(context));
        }
        try {
            return Aead.open(derive(root, "seal", context), associatedData(sealed.keyId(), context), sealed.bytes());
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "a sealed " + firstPart(context) + " does not open under master key '" + sealed.keyId() + "'", e);
        }
    }

    @Override
    public String activeKeyId() {
        return activeKeyId;
    }

    @Override
    public List<Digest> blindIndexes(String purpose, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return roots.values().stream()
                .map(root -> blindIndex(root, purpose, bytes))
                .toList();
    }

    @Override
    public Digest blindIndex(String purpose, String value) {
        return blindIndex(root(activeKeyId), purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] checksum(String purpose, byte[] value) {
        return checksum(checksumKeys(purpose).get(0), value);
    }

    @Override
    public boolean checksumMatches(String purpose, byte[] value, byte[] checksum) {
        boolean matches = false;
        for (HmacKey key : checksumKeys(purpose)) {
            matches |= MessageDigest.isEqual(checksum(key, value), checksum);
        }
        return matches;
    }

    private static Digest blindIndex(HmacKey root, String purpose, byte[] value) {
        return Digest.of(Hkdf.hmac(derive(root, "blind-index", purpose), value));
    }

    private static byte[] checksum(HmacKey key, byte[] value) {
        return Arrays.copyOf(key.hmac(value), CHECKSUM_BYTES);
    }

    /** Derived once: a flood of forged tokens must cost as little as can be. There is one for each use in the code. */
    private List<HmacKey> checksumKeys(String purpose) {
        return checksumKeys.computeIfAbsent(
                purpose,
                use -> roots.values().stream()
                        .map(root -> new HmacKey(derive(root, "checksum", use)))
                        .toList());
    }

    private HmacKey root(String keyId) {
        return Objects.requireNonNull(roots.get(keyId), "root key");
    }

    private static byte[] derive(HmacKey root, String use, String purpose) {
        return Hkdf.expand(root, "menjin/v1/" + use + "/" + purpose);
    }

    private static byte[] associatedData(String keyId, String context) {
        return (keyId + "\n" + context).getBytes(StandardCharsets.UTF_8);
    }

    /** What the value is, without whose it is. */
    private static String firstPart(String context) {
        int colon = context.indexOf(':');
        return colon < 0 ? context : context.substring(0, colon);
    }

    @Override
    public String toString() {
        return "AesGcmVault" + roots.keySet();
    }
}
