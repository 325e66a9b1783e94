package io.menjin.wechat.opendata;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import io.menjin.core.wechat.OpenDataReader;
import io.menjin.wechat.internal.json.Fields;
import io.menjin.wechat.internal.json.MalformedJsonException;
import io.menjin.wechat.internal.json.StrictJson;
import io.menjin.wechat.internal.json.StrictUtf8;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AES-128-CBC with PKCS #7 under the decoded key, SHA-1 over the text of the key. CBC proves nothing by itself and a
 * wrong key slips through its padding once in 256 times: only well-formed UTF-8, strict JSON and a watermark make a
 * result, and every failure looks the same. The caller checks whose watermark it is, and how old. Thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html">WeChat</a>
 */
public final class WeChatOpenDataReader implements OpenDataReader {

    private static final int KEY_BYTES = 16;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Override
    public Optional<OpenData> open(EncryptedData blob, SessionKey key) {
        try {
            byte[] keyBytes = Base64.getDecoder().decode(key.reveal());
            if (keyBytes.length != KEY_BYTES) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keyBytes, "AES"), new IvParameterSpec(blob.iv()));
            return Optional.of(read(cipher.doFinal(blob.cipherText())));
        } catch (IllegalArgumentException | GeneralSecurityException | MalformedJsonException notUnderThisKey) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isSignedBy(String rawData, String signature, SessionKey key) {
        // Half a surrogate pair would be signed as something else than it is read as.
        Optional<byte[]> data = StrictUtf8.encode(rawData);
        if (data.isEmpty()) {
            return false;
        }
        MessageDigest sha1 = sha1();
        sha1.update(data.get());
        sha1.update(key.reveal().getBytes(StandardCharsets.UTF_8));
        String expected = HexFormat.of().formatHex(sha1.digest());
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Map<String, Object>> parseRawData(String rawData) {
        try {
            return Optional.of(StrictJson.asMap(StrictJson.readObject(rawData)));
        } catch (MalformedJsonException malformed) {
            return Optional.empty();
        }
    }

    private static OpenData read(byte[] plainText) throws MalformedJsonException {
        ObjectNode root = StrictJson.readObject(plainText);
        JsonNode watermark = Fields.object(root, "watermark");
        String appId = Fields.text(watermark, "appid");
        long seconds = Fields.wholeNumber(watermark, "timestamp");
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new MalformedJsonException("the timestamp is out of range");
        }
        return new OpenData(StrictJson.asMap(root), appId, Instant.ofEpochSecond(seconds));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
