package io.menjin.emulator;

import java.util.Locale;

/** How a pushed message travels. */
public enum PushMode {
    /** In clear (明文模式). */
    PLAIN,
    /** In clear and encrypted, both in one body (兼容模式). */
    COMPATIBLE,
    /** Encrypted only (安全模式). */
    SECURE;

    /** The name in the control API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
