package io.menjin.core.source;

import java.util.Objects;

/** The alias of one mini program in this service: 1 to 64 of a-z, 0-9, dot, dash and underscore. */
public record SourceName(String value) {

    public SourceName {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("not a valid SourceName");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
