package io.menjin.spring.web.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request comes from this machine and, if a page makes it, from a page of this server. A name other than the
 * machine's own could belong to somebody who has pointed theirs at it (DNS rebinding).
 */
final class OwnPages {
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    private OwnPages() {}

    static boolean ask(HttpServletRequest request) {
        if (!NAMES.contains(request.getServerName()) || !ADDRESSES.contains(request.getRemoteAddr())) {
            return false;
        }
        @Nullable String origin = request.getHeader("origin");
        return origin == null || origin.equals("http://" + request.getHeader("host"));
    }
}
