package io.menjin.emulator.internal.http;

import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from elsewhere away from the control API, although the browser runs on this machine: the Host must be
 * this machine's (against DNS rebinding) and so must the Origin, if there is one.
 */
final class LoopbackGuard {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private LoopbackGuard() {}

    static boolean admits(Request request) {
        if (!HOSTS.contains(String.valueOf(Request.getServerName(request)))) {
            return false;
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin == null || isLoopback(origin);
    }

    /** Lets pages of this machine, such as a mini program in a browser host, read the answer. */
    static void allowOrigin(Request request, Response response) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        response.getHeaders().put(HttpHeader.VARY, "Origin");
        if (origin != null) {
            response.getHeaders().put("Access-Control-Allow-Origin", origin);
            response.getHeaders().put("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
            response.getHeaders().put("Access-Control-Allow-Headers", "Content-Type, Last-Event-ID");
        }
    }

    private static boolean isLoopback(@Nullable String origin) {
        try {
            String host = URI.create(String.valueOf(origin)).getHost();
            return host != null && HOSTS.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
