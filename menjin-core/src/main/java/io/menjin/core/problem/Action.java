package io.menjin.core.problem;

import java.util.Locale;

/** What the user interface should do about a problem. */
public enum Action {
    RELOGIN,
    RETRY,
    TAP_AGAIN,
    AUTHORIZE,
    BIND_PHONE,
    CONTACT,
    NONE;

    /** The word on the wire, such as {@code tap-again}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
