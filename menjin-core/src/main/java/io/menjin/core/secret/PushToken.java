package io.menjin.core.secret;

/** The token with which WeChat signs pushed messages. */
public final class PushToken extends SecretText {

    public PushToken(String text) {
        super(text);
    }
}
