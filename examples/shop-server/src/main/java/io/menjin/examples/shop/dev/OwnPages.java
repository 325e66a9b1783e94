package io.menjin.examples.shop.dev;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells this server's own pages from those of others. */
final class OwnPages {
    /** Other names for this machine could belong to somebody who has pointed theirs at it. */
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private OwnPages() {}

    static boolean ask(HttpServletRequest request) {
        if (!OWN_NAMES.contains(request.getServerName())) {
            return false;
        }
        @Nullable String origin = request.getHeader("origin");
        return origin == null || origin.equals("http://" + request.getHeader("host"));
    }
}
