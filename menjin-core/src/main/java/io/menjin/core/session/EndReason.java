package io.menjin.core.session;

/** Why a session is over. */
public enum EndReason {
    /** Its own device logged out, or its owner ended it from another one. */
    LOGGED_OUT,
    /** A newer login took its place. */
    REPLACED,
    /** All sessions of the person were ended at once. */
    REVOKED
}
