package io.menjin.wechat.push;

import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.source.AppId;
import io.menjin.wechat.internal.json.StrictUtf8;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-CBC over random(16), length(4, big-endian), message, AppID; the IV is the first half of the key. Padded as
 * PKCS #7, but to blocks of 32: the JDK's own padding would refuse more than 16.
 */
final class PushCipher {

    private static final int PADDING_BLOCK = 32;
    private static final int AES_BLOCK = 16;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    private final AppId appId;

    PushCipher(EncodingAesKey encodingAesKey, AppId appId) {
        byte[] bytes = decoded(encodingAesKey);
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(bytes, 0, AES_BLOCK);
        this.appId = appId;
    }

    /** The message inside. Call it only after the signature over the cipher text has been checked. */
    String decrypt(String encrypted) throws PushRejectedException {
        byte[] full = withoutPadding(aes(Cipher.DECRYPT_MODE, decoded(encrypted)));
        if (full.length < HEAD) {
            throw new PushRejectedException(PushRejection.WRONG_KEY);
        }
        int length = ByteBuffer.wrap(full, RANDOM, Integer.BYTES).getInt();
        if (length < 0 || length > full.length - HEAD) {
            throw new PushRejectedException(PushRejection.WRONG_KEY);
        }
        String receiver = new String(full, HEAD + length, full.length - HEAD - length, StandardCharsets.UTF_8);
        if (!receiver.equals(appId.value())) {
            throw new PushRejectedException(PushRejection.FOREIGN_APP);
        }
        return StrictUtf8.decode(Arrays.copyOfRange(full, HEAD, HEAD + length))
                .orElseThrow(() -> new PushRejectedException(PushRejection.MALFORMED));
    }

    /**
     * The cipher text in Base64.
     *
     * @param random 16 bytes, new each time
     */
    String encrypt(String message, byte[] random) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] receiver = appId.value().getBytes(StandardCharsets.UTF_8);
        int length = HEAD + text.length + receiver.length;
        int padding = PADDING_BLOCK - length % PADDING_BLOCK;
        byte[] full = new byte[length + padding];
        Arrays.fill(full, length, full.length, (byte) padding);
        ByteBuffer.wrap(full)
                .put(random, 0, RANDOM)
                .putInt(text.length)
                .put(text)
                .put(receiver);
        try {
            return Base64.getEncoder().encodeToString(aes(Cipher.ENCRYPT_MODE, full));
        } catch (PushRejectedException impossible) {
            throw new IllegalStateException("whole blocks can be encrypted", impossible);
        }
    }

    private byte[] aes(int mode, byte[] blocks) throws PushRejectedException {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, iv);
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException notWholeBlocks) {
            throw new PushRejectedException(PushRejection.WRONG_KEY);
        }
    }

    private static byte[] withoutPadding(byte[] padded) throws PushRejectedException {
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > PADDING_BLOCK || padding > padded.length) {
            throw new PushRejectedException(PushRejection.WRONG_KEY);
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (padded[i] != padding) {
                throw new PushRejectedException(PushRejection.WRONG_KEY);
            }
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private static byte[] decoded(String encrypted) throws PushRejectedException {
        try {
            return Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException notBase64) {
            throw new PushRejectedException(PushRejection.MALFORMED);
        }
    }

    private static byte[] decoded(EncodingAesKey encodingAesKey) {
        String text = encodingAesKey.reveal();
        if (!text.matches("[A-Za-z0-9+/]{43}")) {
            throw new IllegalArgumentException("an EncodingAESKey has 43 letters and digits");
        }
        return Base64.getDecoder().decode(text + "=");
    }
}
