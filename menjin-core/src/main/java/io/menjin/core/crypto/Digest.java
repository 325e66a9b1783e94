package io.menjin.core.crypto;

import io.menjin.core.input.internal.Alphabet;
import java.util.HexFormat;
import java.util.Objects;

/**
 * 32 bytes that stand for a value without giving it away: a SHA-256, or a keyed hash where the value could be guessed.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    public Digest {
        Objects.requireNonNull(hex, "hex");
        if (!Alphabet.LOWER_HEX.spells(hex, 64, 64)) {
            throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits");
        }
    }

    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return "Digest[" + hex.substring(0, 8) + "…]";
    }
}
