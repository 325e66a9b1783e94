package io.menjin.store.jdbc.testing;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a log would show of an exception: every message of every cause, and every frame. */
public final class Traces {

    private Traces() {}

    public static String of(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
