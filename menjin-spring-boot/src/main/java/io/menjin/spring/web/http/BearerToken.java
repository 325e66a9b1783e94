package io.menjin.spring.web.http;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.secret.TokenValue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The bearer token of a request (RFC 6750 §2.1). The header is the only place where one is looked for: what stands in a
 * query string or a form ends up in logs and histories.
 */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 512;

    private BearerToken() {}

    /**
     * Finds the token.
     *
     * @return empty when the request does not try to authenticate with one
     * @throws io.menjin.core.problem.ProblemException {@code token_invalid} when it tries and cannot be understood
     */
    public static Optional<TokenValue> find(HttpServletRequest request) {
        return find(Collections.list(request.getHeaders("Authorization")));
    }

    /**
     * As {@link #find(HttpServletRequest)}, for requests that no container has read.
     *
     * @param headers the values of all headers Authorization
     */
    public static Optional<TokenValue> find(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1) {
            throw invalid("There is more than one Authorization header");
        }
        String header = headers.get(0).strip();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = header.substring(SCHEME.length()).strip();
        if (token.isEmpty() || token.length() > LONGEST || token.indexOf(' ') >= 0) {
            throw invalid("The Authorization header holds no token of this service");
        }
        return Optional.of(new TokenValue(token));
    }

    /**
     * Demands a token.
     *
     * @throws io.menjin.core.problem.ProblemException {@code token_missing} or {@code token_invalid}
     */
    public static TokenValue require(HttpServletRequest request) {
        return find(request).orElseThrow(BearerToken::missing);
    }

    /**
     * As {@link #require(HttpServletRequest)}, for requests that no container has read.
     *
     * @param headers the values of all headers Authorization
     */
    public static TokenValue require(List<String> headers) {
        return find(headers).orElseThrow(BearerToken::missing);
    }

    private static RuntimeException missing() {
        return Problem.of(ProblemCode.TOKEN_MISSING, "Send the token as: Authorization: Bearer <token>")
                .asException();
    }

    private static RuntimeException invalid(String detail) {
        return Problem.of(ProblemCode.TOKEN_INVALID, detail).asException();
    }
}
