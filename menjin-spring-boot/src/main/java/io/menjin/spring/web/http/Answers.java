package io.menjin.spring.web.http;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes responses. Thread-safe. Whatever it makes is not to be cached, unless the caller says otherwise. */
public final class Answers {
    private static final String NO_STORE = "no-store";

    private final WireJson json;

    public Answers(WireJson json) {
        this.json = json;
    }

    /** A JSON body. */
    public ServerResponse json(int status, Object body) {
        return send(status, Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE), json.write(body));
    }

    /** Text, which no browser may take for anything else. */
    public ServerResponse text(String contentType, byte[] body) {
        return typed(contentType, body, Map.of("X-Content-Type-Options", "nosniff"));
    }

    /** A body of another type, with headers that may say how long it can be kept. */
    public ServerResponse typed(String contentType, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(HttpHeaders.CONTENT_TYPE, contentType);
        return send(200, all, body);
    }

    /** No body. */
    public ServerResponse empty(int status, Map<String, String> headers) {
        return send(status, headers, new byte[0]);
    }

    /** A problem. */
    public ServerResponse problem(ProblemRenderer.Rendered problem) {
        return send(problem.status(), problem.headers(), problem.body());
    }

    private static ServerResponse send(int status, Map<String, String> headers, byte[] body) {
        return ServerResponse.status(status)
                .headers(all -> {
                    all.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
                    headers.forEach(all::set);
                })
                .build((request, response) -> {
                    if (status != 204) {
                        response.setContentLength(body.length);
                        response.getOutputStream().write(body);
                    }
                    return null;
                });
    }
}
