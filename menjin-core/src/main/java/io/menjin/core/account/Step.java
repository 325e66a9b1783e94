package io.menjin.core.account;

/** What a person can complete beyond a silent login. */
public enum Step {
    /** A nickname is known. */
    PROFILE,
    /** A phone number is bound. */
    PHONE
}
