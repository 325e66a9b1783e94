package io.menjin.wechat.internal.http;

import java.net.ConnectException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an exception of an HTTP client in a chain of causes. Clients may put the URI, and with it the AppSecret, or
 * pieces of the answer into its messages; here are the class names, the stack traces and only those messages that are
 * made of neither.
 */
final class HarmlessCause extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_MESSAGE = 300;

    private HarmlessCause(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static HarmlessCause of(Throwable original) {
        return of(original, 1);
    }

    private static HarmlessCause of(Throwable original, int depth) {
        Throwable next = original.getCause();
        HarmlessCause cause = next == null || depth == MAX_DEPTH ? null : of(next, depth + 1);
        HarmlessCause harmless = new HarmlessCause(describe(original), cause);
        harmless.setStackTrace(original.getStackTrace());
        return harmless;
    }

    private static String describe(Throwable original) {
        String name = original.getClass().getName();
        String message = original.getMessage();
        boolean made = original instanceof SSLException || original instanceof ConnectException;
        if (!made || message == null || message.contains("://") || message.contains("?")) {
            return name;
        }
        String cut = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
        return name + ": " + cut.replaceAll("\\p{Cntrl}", " ");
    }
}
