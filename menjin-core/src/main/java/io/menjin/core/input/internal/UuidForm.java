package io.menjin.core.input.internal;

/** The canonical form of a UUID in lower case (RFC 9562 section 4): 8-4-4-4-12 hexadecimal digits. */
public final class UuidForm {

    private static final int LENGTH = 36;

    private UuidForm() {}

    /** Whether a text has this form. Any version and variant will do. */
    public static boolean fits(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !Alphabet.LOWER_HEX.has(c)) {
                return false;
            }
        }
        return true;
    }
}
