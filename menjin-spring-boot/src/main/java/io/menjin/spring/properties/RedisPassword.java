package io.menjin.spring.properties;

import io.menjin.core.secret.SecretText;

/** The password of a Redis user. */
public final class RedisPassword extends SecretText {
    public RedisPassword(String text) {
        super(text);
    }
}
