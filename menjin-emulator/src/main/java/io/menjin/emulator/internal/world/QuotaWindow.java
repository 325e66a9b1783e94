package io.menjin.emulator.internal.world;

/** How long a quota counts before it starts again. */
public enum QuotaWindow {
    MINUTE,
    DAY,
    MONTH
}
