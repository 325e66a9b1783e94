package io.menjin.emulator.internal.api;

/** How close an operation is to WeChat's. */
public enum Fidelity {
    /** Every documented input, answer and errcode that a single developer account can meet. */
    FULL,
    /** The documented shape; parts of the behaviour are missing. */
    PARTIAL,
    /** Not emulated. */
    ABSENT
}
