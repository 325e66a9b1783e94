package io.menjin.spring.web.checks;

import io.menjin.spring.web.http.Bodies;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that has arrived, whole but for a body that is too large. */
final class CheckRequest {
    private static final String HTTP = "http://";

    final String method;
    final String path;
    final @Nullable String query;
    final HttpHeaders headers;
    private final byte @Nullable [] body;
    private final int maxBody;

    /**
     * Creates one.
     *
     * @param body null when it is larger than this
     */
    CheckRequest(String method, String target, HttpHeaders headers, byte @Nullable [] body, int maxBody) {
        String uri = originForm(target);
        int mark = uri.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? uri : uri.substring(0, mark);
        this.query = mark < 0 ? null : uri.substring(mark + 1);
        this.headers = headers;
        this.body = body;
        this.maxBody = maxBody;
    }

    List<String> authorization() {
        return headers.getAll(HttpHeaderNames.AUTHORIZATION);
    }

    @Nullable
    String header(CharSequence name) {
        return headers.get(name);
    }

    /**
     * The body.
     *
     * @throws io.menjin.core.problem.ProblemException {@code too_large}
     */
    byte[] body() {
        if (body == null) {
            throw Bodies.tooLarge(maxBody);
        }
        return body;
    }

    /** Servers have to understand the absolute form too (RFC 9112 section 3.2.2). */
    private static String originForm(String target) {
        if (target.startsWith("/") || !target.regionMatches(true, 0, HTTP, 0, HTTP.length())) {
            return target;
        }
        int path = target.indexOf('/', HTTP.length());
        return path < 0 ? "/" : target.substring(path);
    }
}
