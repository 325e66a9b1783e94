package io.menjin.store.jdbc;

import io.menjin.core.secret.SecretText;

/** The password of a database user. */
public final class DatabasePassword extends SecretText {

    public DatabasePassword(String text) {
        super(text);
    }
}
