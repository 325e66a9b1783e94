package io.menjin.emulator.internal.json;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${NAME}} and {@code ${NAME:otherwise}} from the environment. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

    private Placeholders() {}

    /**
     * Fills the placeholders of a text.
     *
     * @throws InvalidFieldException if a variable is not set and there is nothing to take otherwise
     */
    public static String fill(String text, Map<String, String> environment) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String value = environment.get(match.group(1));
            String otherwise = match.group(2);
            if (value == null && otherwise == null) {
                throw new InvalidFieldException("the environment variable " + match.group(1) + " is not set");
            }
            return Matcher.quoteReplacement(value != null ? value : otherwise);
        });
    }
}
