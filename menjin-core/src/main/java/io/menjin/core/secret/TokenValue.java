package io.menjin.core.secret;

/** The bearer token that a device holds. Stores keep its hash only. */
public final class TokenValue extends SecretText {

    public TokenValue(String text) {
        super(text);
    }
}
