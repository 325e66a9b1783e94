package io.menjin.emulator;

/**
 * Open data as a mini program gets it.
 *
 * @param rawData the plain JSON text, without watermark
 * @param signature SHA-1 of rawData and session_key
 * @param encryptedData the data with watermark, encrypted under the session_key of the moment, in Base64
 */
public record SignedData(String rawData, String signature, String encryptedData, String iv) {}
