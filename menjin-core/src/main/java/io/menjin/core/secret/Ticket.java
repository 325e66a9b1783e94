package io.menjin.core.secret;

/** Short-lived proof that a login code was exchanged for a person who is not registered yet. */
public final class Ticket extends SecretText {

    public Ticket(String text) {
        super(text);
    }
}
