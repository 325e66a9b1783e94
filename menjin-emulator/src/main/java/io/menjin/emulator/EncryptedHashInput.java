package io.menjin.emulator;

/** What the hash of encrypted data is taken of. */
public enum EncryptedHashInput {
    /** The Base64 text as the mini program got it. */
    BASE64_TEXT,
    /** The bytes it stands for. */
    RAW_BYTES,
    /** Either is accepted. */
    EITHER
}
