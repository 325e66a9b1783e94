package io.menjin.spring.web.quick;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** What is plain enough for the short way. */
final class PlainRequest {

    private PlainRequest() {}

    /** Whether it is this method on this very path, without anything that a filter would have to see to. */
    static boolean is(HttpServletRequest request, String method, String path) {
        return path.equals(request.getRequestURI())
                && method.equals(request.getMethod())
                // A browser: cross-origin rules are those of the application.
                && request.getHeader("Origin") == null
                && !isTraced(request);
    }

    /** Whether the caller records a trace and expects a span of ours in it (W3C Trace Context, B3). */
    private static boolean isTraced(HttpServletRequest request) {
        String parent = request.getHeader("traceparent");
        if (parent != null) {
            return !parent.endsWith("-00");
        }
        return request.getHeader("b3") != null || request.getHeader("X-B3-TraceId") != null;
    }

    /** What follows the scheme in the one Authorization header; null where it is not that plain. */
    static @Nullable String credentials(HttpServletRequest request, String scheme) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (!headers.hasMoreElements()) {
            return null;
        }
        String header = headers.nextElement();
        return headers.hasMoreElements() || !header.startsWith(scheme) ? null : header.substring(scheme.length());
    }

    /** Whether nothing but the path and the body says what is wanted. */
    static boolean isOfItsMethod(HttpServletRequest request) {
        return request.getQueryString() == null && request.getHeader("X-HTTP-Method-Override") == null;
    }

    /** Whether the body is of this type and of an announced length within the limit. */
    static boolean hasBody(HttpServletRequest request, String type, int maxBody) {
        long length = request.getContentLengthLong();
        String announced = request.getContentType();
        return length > 0
                && length <= maxBody
                && announced != null
                && announced.regionMatches(true, 0, type, 0, type.length())
                && request.getHeader("Content-Encoding") == null;
    }
}
