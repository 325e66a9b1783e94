package io.menjin.emulator.internal.crypto;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts open data for a session_key: AES-128-CBC with PKCS#7, key and iv in Base64.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html">WeChat</a>
 */
public final class OpenDataCipher {

    private OpenDataCipher() {}

    /** Returns the cipher text in Base64. */
    public static String encrypt(String sessionKey, byte[] iv, byte[] plaintext) {
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, sessionKey, iv, plaintext));
    }

    /**
     * Returns the plain bytes.
     *
     * @throws IllegalArgumentException if the data was not encrypted under this key
     */
    public static byte[] decrypt(String sessionKey, byte[] iv, String encryptedData) {
        return run(Cipher.DECRYPT_MODE, sessionKey, iv, Base64.getDecoder().decode(encryptedData));
    }

    private static byte[] run(int mode, String sessionKey, byte[] iv, byte[] input) {
        try {
            // 16-byte blocks: what Java calls PKCS5Padding is PKCS#7 here.
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            byte[] key = Base64.getDecoder().decode(sessionKey);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted under this session_key and iv", e);
        }
    }
}
