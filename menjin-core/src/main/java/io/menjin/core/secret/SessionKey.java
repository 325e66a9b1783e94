package io.menjin.core.secret;

/** A WeChat session_key: Base64 text of 16 bytes. It never leaves the server.
 *
 * <p>WeChat signs with the text and encrypts with the decoded bytes. */
public final class SessionKey extends SecretText {

    public SessionKey(String text) {
        super(text);
    }
}
