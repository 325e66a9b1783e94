package io.menjin.core.account;

/** Whether a person may use the service. */
public enum AccountState {
    ACTIVE,
    /** An operator has suspended the account. */
    SUSPENDED,
    /** The person has asked to close it; it is erased when the cooling-off is over. */
    CLOSING
}
