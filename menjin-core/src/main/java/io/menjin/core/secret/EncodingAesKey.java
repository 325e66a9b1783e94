package io.menjin.core.secret;

/** The 43 characters with which WeChat encrypts pushed messages. */
public final class EncodingAesKey extends SecretText {

    public EncodingAesKey(String text) {
        super(text);
    }
}
