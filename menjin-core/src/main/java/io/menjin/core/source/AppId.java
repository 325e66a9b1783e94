package io.menjin.core.source;

import io.menjin.core.input.internal.Alphabet;
import java.util.Objects;

/** The AppID of a mini program. */
public record AppId(String value) {

    public AppId {
        Objects.requireNonNull(value, "value");
        if (!Alphabet.BASE64URL.spells(value, 1, 64)) {
            throw new IllegalArgumentException("not a valid AppId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
