package io.menjin.core.wechat;

import java.util.Base64;
import java.util.Objects;

/**
 * A blob as {@code getPhoneNumber} and its kin hand it to the page: AES-128-CBC under a session_key.
 *
 * @param cipherText the decoded bytes: whole blocks of 16, at least one
 * @param iv the decoded 16 bytes
 */
public record EncryptedData(byte[] cipherText, byte[] iv) {

    private static final int BLOCK = 16;
    private static final int MAX_BYTES = 64 * 1024;

    public EncryptedData {
        cipherText = cipherText.clone();
        iv = iv.clone();
        if (iv.length != BLOCK
                || cipherText.length == 0
                || cipherText.length % BLOCK != 0
                || cipherText.length > MAX_BYTES) {
            throw new IllegalArgumentException("not a blob of WeChat");
        }
    }

    /**
     * Decodes what the page received.
     *
     * @throws IllegalArgumentException when it cannot be a blob at all: not Base64, or lengths that do not fit
     */
    public static EncryptedData parse(String encryptedData, String iv) {
        Objects.requireNonNull(encryptedData, "encryptedData");
        Objects.requireNonNull(iv, "iv");
        return new EncryptedData(
                Base64.getDecoder().decode(encryptedData), Base64.getDecoder().decode(iv));
    }

    @Override
    public byte[] cipherText() {
        return cipherText.clone();
    }

    @Override
    public byte[] iv() {
        return iv.clone();
    }

    @Override
    public String toString() {
        return "EncryptedData[" + cipherText.length + " bytes]";
    }
}
