package io.menjin.emulator.internal.world;

import java.time.Instant;

/**
 * One key of the mini program's encrypted channel.
 *
 * @param encryptKey 16 bytes in Base64
 * @param iv 16 ASCII characters
 * @param version counts up from 1
 */
public record UserEncryptKey(String encryptKey, String iv, long version, Instant createdAt) {

    @Override
    public String toString() {
        return "UserEncryptKey[version " + version + "]";
    }
}
