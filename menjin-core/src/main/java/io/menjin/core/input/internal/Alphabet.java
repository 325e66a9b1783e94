package io.menjin.core.input.internal;

/**
 * A set of ASCII characters, to check how a text is spelt. Immutable and thread-safe.
 *
 * <p>Values are made all the time, several in every request, and {@link String#matches} compiles its pattern anew for each.
 */
public final class Alphabet {

    /** A-Z, a-z, 0-9, dash and underscore: what base64url has, and WeChat's ids. */
    public static final Alphabet BASE64URL = of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /** 0-9 and a-f. */
    public static final Alphabet LOWER_HEX = of("0123456789abcdef");

    /** One bit for each of the characters 0 to 63, and for 64 to 127. */
    private final long low;

    private final long high;

    private Alphabet(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /**
     * The set of these characters.
     *
     * @throws IllegalArgumentException when one is not ASCII
     */
    public static Alphabet of(String characters) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c > 127) {
                throw new IllegalArgumentException("an alphabet has ASCII characters only");
            }
            // A shift takes the lowest six bits of its distance, so both halves count from 0.
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << c;
            }
        }
        return new Alphabet(low, high);
    }

    /** Whether this character is in the set. */
    public boolean has(char c) {
        return c < 128 && ((c < 64 ? low : high) >>> c & 1) != 0;
    }

    /** Whether a text has this many characters, and all are in the set. A text that is too long is not walked through. */
    public boolean spells(String text, int min, int max) {
        return text.length() >= min && text.length() <= max && spells(text, 0);
    }

    /** Whether all characters of a text from this place on are in the set. */
    public boolean spells(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
