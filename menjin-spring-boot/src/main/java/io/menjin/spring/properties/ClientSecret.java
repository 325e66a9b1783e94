package io.menjin.spring.properties;

import io.menjin.core.secret.SecretText;

/** The password of a gateway or service. */
public final class ClientSecret extends SecretText {
    public ClientSecret(String text) {
        super(text);
    }
}
