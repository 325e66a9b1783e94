package io.menjin.emulator;

/**
 * What {@code getUserCryptoManager().getLatestUserKey} gives.
 *
 * @param expireTime end of its life, in seconds since 1970
 */
public record UserKey(String encryptKey, String iv, long version, long expireTime) {}
