package io.menjin.emulator.internal.world;

/** The two isolated lines of access_tokens an app has. */
public enum TokenKind {
    /** From {@code cgi-bin/token}: each call makes a new one. */
    LEGACY,
    /** From {@code cgi-bin/stable_token}: the same one until shortly before its end. */
    STABLE
}
