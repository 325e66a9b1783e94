package io.menjin.core.account;

import io.menjin.core.input.internal.Alphabet;
import java.util.Objects;

/** A person's id within one mini program. It never goes to the device. Its {@code toString} is redacted. */
public record OpenId(String value) {

    public OpenId {
        Objects.requireNonNull(value, "value");
        if (!Alphabet.BASE64URL.spells(value, 1, 128)) {
            throw new IllegalArgumentException("not a valid OpenId");
        }
    }

    @Override
    public String toString() {
        return "OpenId[redacted]";
    }
}
