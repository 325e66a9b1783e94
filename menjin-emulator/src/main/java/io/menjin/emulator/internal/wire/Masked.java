package io.menjin.emulator.internal.wire;

/** Values as they may be shown to people. */
public final class Masked {

    private static final int LONGEST_ID = 64;

    private Masked() {}

    /** Enough of a secret to tell two apart: its first four characters, printable, and its length. */
    public static String secret(String value) {
        return value.length() < 16 ? "***" : id(value.substring(0, 4)) + "***(" + value.length() + ")";
    }

    /** An id from outside, printable and not endless. */
    public static String id(String value) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < value.length() && i < LONGEST_ID; i++) {
            char c = value.charAt(i);
            shown.append(c > ' ' && c < 127 ? c : '?');
        }
        return value.length() > LONGEST_ID ? shown + "..." : shown.toString();
    }
}
