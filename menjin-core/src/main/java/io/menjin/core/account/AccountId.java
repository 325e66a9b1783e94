package io.menjin.core.account;

import java.util.Objects;

/** The id of a person, stable for life and safe to show: a UUID version 7 in lower case. */
public record AccountId(String value) {

    public AccountId {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("not a valid AccountId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
