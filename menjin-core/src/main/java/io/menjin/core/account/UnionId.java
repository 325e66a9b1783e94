package io.menjin.core.account;

import io.menjin.core.input.internal.Alphabet;
import java.util.Objects;

/** A person's id within one WeChat open platform account. It never goes to the device. Its {@code toString} is redacted. */
public record UnionId(String value) {

    public UnionId {
        Objects.requireNonNull(value, "value");
        if (!Alphabet.BASE64URL.spells(value, 1, 128)) {
            throw new IllegalArgumentException("not a valid UnionId");
        }
    }

    @Override
    public String toString() {
        return "UnionId[redacted]";
    }
}
