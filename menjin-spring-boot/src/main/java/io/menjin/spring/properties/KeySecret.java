package io.menjin.spring.properties;

import io.menjin.core.secret.SecretText;

/** The Base64 text of a master key. */
public final class KeySecret extends SecretText {
    public KeySecret(String text) {
        super(text);
    }
}
