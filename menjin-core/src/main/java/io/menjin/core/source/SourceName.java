package io.menjin.core.source;

import io.menjin.core.input.internal.Alphabet;
import java.util.Objects;

/** The alias of one mini program in this service: 1 to 64 of a-z, 0-9, dot, dash and underscore. */
public record SourceName(String value) {

    private static final Alphabet FIRST = Alphabet.of("abcdefghijklmnopqrstuvwxyz0123456789");
    private static final Alphabet CHARACTERS = Alphabet.of("abcdefghijklmnopqrstuvwxyz0123456789._-");

    public SourceName {
        Objects.requireNonNull(value, "value");
        if (!CHARACTERS.spells(value, 1, 64) || !FIRST.has(value.charAt(0))) {
            throw new IllegalArgumentException("not a valid SourceName");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
