package io.menjin.core.source;

/** What happens when a phone number is bound that another account already holds. */
public enum PhonePolicy {
    /** The binding is refused with {@code phone_taken}. */
    REJECT,
    /** The number moves to the account that proves it now; the other one is left without. */
    TRANSFER,
    /** The account that binds now is merged into the one that held the number. */
    MERGE
}
