package io.menjin.it.chaos;

/** What a fault may cost. Accounts are never lost, and what has ended never comes back. */
enum Loss {
    NOTHING,
    /** Devices that were logged in may have to log in again, as the same person. */
    SESSIONS
}
