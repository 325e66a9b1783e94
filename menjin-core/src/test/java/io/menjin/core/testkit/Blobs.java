package io.menjin.core.testkit;

import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import io.menjin.core.wechat.OpenDataReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Blobs as WeChat encrypts them, AES-128-CBC under the session_key, but with lines of {@code name=value} where WeChat has
 * JSON: the core does not read JSON.
 */
public final class Blobs implements OpenDataReader {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A session_key as WeChat makes them. */
    public static SessionKey newKey() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new SessionKey(Base64.getEncoder().encodeToString(bytes));
    }

    /** Encrypts values with a watermark. */
    public static EncryptedData seal(SessionKey key, Map<String, String> values, String appId, Instant timestamp) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        text.append("appid=").append(appId).append('\n');
        text.append("timestamp=").append(timestamp.getEpochSecond()).append('\n');
        byte[] iv = new byte[16];
        RANDOM.nextBytes(iv);
        return new EncryptedData(
                crypt(Cipher.ENCRYPT_MODE, key, iv, text.toString().getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(),
                iv);
    }

    /** The first part of what the page receives. */
    public static String text(EncryptedData blob) {
        return Base64.getEncoder().encodeToString(blob.cipherText());
    }

    /** The second part of what the page receives. */
    public static String iv(EncryptedData blob) {
        return Base64.getEncoder().encodeToString(blob.iv());
    }

    /** SHA-256 stands in for WeChat's SHA-1. */
    public static String sign(String rawData, SessionKey key) {
        return HexFormat.of().formatHex(Hashes.sha256((rawData + key.reveal()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<OpenData> open(EncryptedData blob, SessionKey key) {
        return crypt(Cipher.DECRYPT_MODE, key, blob.iv(), blob.cipherText())
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .filter(text -> text.contains("\nappid=") || text.startsWith("appid="))
                .map(Blobs::parse);
    }

    @Override
    public boolean isSignedBy(String rawData, String signature, SessionKey key) {
        return MessageDigest.isEqual(
                sign(rawData, key).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Map<String, Object>> parseRawData(String rawData) {
        throw new UnsupportedOperationException("nobody believes signed text without a watermark");
    }

    private static OpenData parse(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        String appId = String.valueOf(values.remove("appid"));
        Instant timestamp = Instant.ofEpochSecond(Long.parseLong(String.valueOf(values.remove("timestamp"))));
        return new OpenData(values, appId, timestamp);
    }

    private static Optional<byte[]> crypt(int mode, SessionKey key, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            byte[] secret = Base64.getDecoder().decode(key.reveal());
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new IvParameterSpec(iv));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
