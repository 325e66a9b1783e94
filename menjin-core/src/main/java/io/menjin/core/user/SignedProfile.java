package io.menjin.core.user;

/**
 * What {@code wx.getUserProfile} handed to the page.
 *
 * @param rawData the JSON text that was signed
 * @param signature SHA-1 of {@code rawData} and the session_key, in hexadecimal
 * @param encryptedData the blob in Base64
 * @param iv its initialisation vector in Base64
 */
public record SignedProfile(String rawData, String signature, String encryptedData, String iv) {

    @Override
    public String toString() {
        return "SignedProfile[redacted]";
    }
}
