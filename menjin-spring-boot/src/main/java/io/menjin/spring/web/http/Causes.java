package io.menjin.spring.web.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why something failed where a stack trace would be too long. */
final class Causes {
    /** Of a chain; drivers wrap what happened three or four times. */
    private static final int MOST = 8;

    private Causes() {}

    /** What failed, and what was behind it, without line breaks. */
    static String inOneLine(Throwable failure) {
        List<String> messages = new ArrayList<>();
        @Nullable Throwable cause = failure;
        while (cause != null && messages.size() < MOST) {
            messages.add(cause.toString().replaceAll("\\R\\s*", " "));
            cause = cause.getCause();
        }
        return String.join(" <- ", messages);
    }
}
