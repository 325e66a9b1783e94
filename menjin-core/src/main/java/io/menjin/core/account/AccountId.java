package io.menjin.core.account;

import io.menjin.core.input.internal.UuidForm;
import java.util.Objects;

/** The id of a person, stable for life and safe to show: a UUID version 7 in lower case. */
public record AccountId(String value) {

    public AccountId {
        Objects.requireNonNull(value, "value");
        if (!UuidForm.fits(value)) {
            throw new IllegalArgumentException("not a valid AccountId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
