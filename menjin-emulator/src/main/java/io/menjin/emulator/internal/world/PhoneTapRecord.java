package io.menjin.emulator.internal.world;

import java.time.Instant;

/**
 * What WeChat remembers of phone data it encrypted, to confirm it later.
 *
 * @param textHash SHA-256 of the Base64 text, in hexadecimal
 * @param bytesHash SHA-256 of the decoded bytes, in hexadecimal
 */
public record PhoneTapRecord(String appId, String textHash, String bytesHash, Instant tappedAt) {}
