package io.menjin.core.source;

import java.util.Objects;

/** The AppID of a mini program. */
public record AppId(String value) {

    public AppId {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not a valid AppId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
