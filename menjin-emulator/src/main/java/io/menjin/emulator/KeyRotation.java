package io.menjin.emulator;

/** When a login replaces the session_key. */
public enum KeyRotation {
    /** Once the key is older than {@link Settings#SESSION_KEY_MINIMUM_PERIOD}; WeChat says that such a period exists. */
    AFTER_MINIMUM_PERIOD,
    /** At every login, the wording of WeChat's page of 2018 and the hardest case for a client. */
    ALWAYS,
    /** Only when it has expired. */
    NEVER
}
