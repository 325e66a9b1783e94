package io.menjin.emulator;

import java.util.Locale;

/** The format of a pushed message. */
public enum PushFormat {
    JSON,
    XML;

    /** The name in the control API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
