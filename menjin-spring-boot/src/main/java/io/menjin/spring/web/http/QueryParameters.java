package io.menjin.spring.web.http;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the query string, and only there: the container's parameters mix in those of a form. */
public final class QueryParameters {
    private QueryParameters() {}

    /**
     * Decodes a query string.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request} when it is not well-formed
     */
    public static Map<String, List<String>> of(HttpServletRequest request) {
        return of(request.getQueryString());
    }

    /**
     * As {@link #of(HttpServletRequest)}.
     *
     * @param query what stands behind the question mark, or null
     */
    public static Map<String, List<String>> of(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "The query string is not well-formed")
                    .asException();
        }
    }
}
