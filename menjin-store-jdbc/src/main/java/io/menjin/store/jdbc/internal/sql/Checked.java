package io.menjin.store.jdbc.internal.sql;

import io.menjin.core.crypto.Sealed;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Holds free text to what every database can keep, so that all of them refuse the same values.
 *
 * <p>Left to themselves SQLite keeps anything, PostgreSQL refuses NUL, and MySQL outside of its strict mode cuts off in
 * silence.
 */
public final class Checked {

    private static final int SEALED_BYTES = 16_384;

    private Checked() {}

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException naming the column when the text does not fit; the text is not in the message
     */
    public static String text(String column, int maxLength, String text) {
        if (text.length() > maxLength) {
            throw new IllegalArgumentException(column + " is longer than " + maxLength + " characters");
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(column + " holds a NUL or half a character");
        }
        return text;
    }

    public static @Nullable String nullableText(String column, int maxLength, @Nullable String text) {
        return text == null ? null : text(column, maxLength, text);
    }

    /**
     * The bytes themselves.
     *
     * @throws IllegalArgumentException naming the column when there are more than 16 KiB
     */
    public static byte[] bytes(String column, Sealed sealed) {
        byte[] bytes = sealed.bytes();
        if (bytes.length > SEALED_BYTES) {
            throw new IllegalArgumentException(column + " is longer than " + SEALED_BYTES + " bytes");
        }
        return bytes;
    }
}
