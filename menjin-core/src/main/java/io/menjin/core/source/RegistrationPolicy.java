package io.menjin.core.source;

/** What happens when somebody whom we do not know logs in silently. */
public enum RegistrationPolicy {
    /** The person becomes a visitor at once. */
    OPEN,
    /** The person must give a phone number first. */
    PHONE,
    /** The person must give a nickname first. */
    PROFILE,
    /** New people are refused. */
    CLOSED
}
