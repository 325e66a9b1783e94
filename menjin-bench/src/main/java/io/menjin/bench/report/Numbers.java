package io.menjin.bench.report;

import java.util.Locale;

/** Numbers as people read them: three significant digits, and whole ones from a hundred on. */
public final class Numbers {

    private Numbers() {}

    /** The number with a dot and without groups; a dash for what is not a number. */
    public static String format(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
