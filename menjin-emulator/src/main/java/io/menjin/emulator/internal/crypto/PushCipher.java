package io.menjin.emulator.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts pushed messages: AES-256-CBC, the iv is the first half of the key, and the PKCS#7 padding is to 32 bytes,
 * not to the cipher's 16. The plain text is 16 random bytes, the length of the message in four bytes, the message and
 * the appId.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html">WeChat</a>
 */
public final class PushCipher {

    private static final int BLOCK = 32;
    private static final int PREFIX = 16;

    private final byte[] key;
    private final String appId;

    /**
     * A cipher of one app.
     *
     * @param encodingAesKey 43 characters of Base64
     */
    public PushCipher(String encodingAesKey, String appId) {
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.appId = appId;
    }

    /**
     * Encrypts a message.
     *
     * @param prefix 16 random bytes
     * @return Base64
     */
    public String encrypt(byte[] prefix, String message) {
        byte[] text = message.getBytes(UTF_8);
        byte[] id = appId.getBytes(UTF_8);
        int length = PREFIX + Integer.BYTES + text.length + id.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding)
                .put(prefix, 0, PREFIX)
                .putInt(text.length)
                .put(text)
                .put(id);
        byte[] padded = plain.array();
        Arrays.fill(padded, length, padded.length, (byte) padding);
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, padded));
    }

    /**
     * Decrypts a message.
     *
     * @throws IllegalArgumentException if it is not of this key and app
     */
    public String decrypt(String encrypted) {
        byte[] padded = run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK || padding > padded.length) {
            throw new IllegalArgumentException("the padding is wrong: not this key?");
        }
        ByteBuffer plain = ByteBuffer.wrap(padded, 0, padded.length - padding);
        if (plain.remaining() < PREFIX + Integer.BYTES) {
            throw new IllegalArgumentException("the plain text is too short");
        }
        plain.position(PREFIX);
        int length = plain.getInt();
        if (length < 0 || length > plain.remaining()) {
            throw new IllegalArgumentException("the length is wrong: not this key?");
        }
        byte[] text = new byte[length];
        plain.get(text);
        String id = UTF_8.decode(plain).toString();
        if (!id.equals(appId)) {
            throw new IllegalArgumentException("the message is of another app");
        }
        return new String(text, UTF_8);
    }

    private byte[] run(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, PREFIX));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted under this key", e);
        }
    }
}
