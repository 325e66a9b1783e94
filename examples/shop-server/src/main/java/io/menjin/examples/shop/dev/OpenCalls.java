package io.menjin.examples.shop.dev;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which calls of the emulator's control API a browser may make: what somebody does with their phone, and what steers
 * the demonstration. The AppSecret, openIds and other people's numbers stay with the emulator, as they stay with WeChat.
 */
final class OpenCalls {
    private static final String ROOT = EmulatorProxy.PATH + "/v1";
    private static final String USER = "/users/[A-Za-z0-9_.-]{1,64}";
    private static final Pattern STEERING =
            Pattern.compile(ROOT + "/(faults(/[a-z0-9-]+)?|clock|journal|events|settings|fidelity|openapi[.]yaml)");
    private static final Pattern PHONE = Pattern.compile(ROOT + USER
            + "/(login|check-session|phone|profile|open-data|encrypt-key|pay|rotate-session-key|expire-session-key)");
    /** Done, but what the emulator says to it names the person's openId. */
    private static final Pattern SILENT = Pattern.compile(ROOT + "/users|" + ROOT + USER + "/push");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private OpenCalls() {}

    static boolean isOpen(String method, String path) {
        if (STEERING.matcher(path).matches()) {
            return true;
        }
        return !READING.contains(method)
                && (PHONE.matcher(path).matches() || SILENT.matcher(path).matches());
    }

    /** Whether the answer, if it is a success, is kept back. */
    static boolean isAnsweredSilently(String path) {
        return SILENT.matcher(path).matches();
    }
}
