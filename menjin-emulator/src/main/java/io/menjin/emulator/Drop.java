package io.menjin.emulator;

import java.util.Locale;

/** How a faulty connection ends. */
public enum Drop {
    /** An orderly close before the first byte of the answer. */
    BEFORE,
    /** A TCP reset before the first byte of the answer. */
    RESET,
    /** A close after half of the body that Content-Length has announced. */
    MIDDLE;

    /** The name in the control API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
