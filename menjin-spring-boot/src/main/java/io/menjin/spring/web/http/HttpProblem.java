package io.menjin.spring.web.http;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;

/**
 * A problem with what only HTTP knows of it.
 *
 * @param status usually the problem's own; 404, 405, 406 and 415 are kinds of {@code invalid_request}
 * @param headers to be sent with it
 * @param oauthError the error of RFC 6749 §5.2 for endpoints of that family, or empty
 */
public record HttpProblem(Problem problem, int status, Map<String, String> headers, String oauthError) {
    public HttpProblem {
        headers = Map.copyOf(headers);
    }

    /** The problem with the status of its code. */
    public static HttpProblem of(Problem problem) {
        return new HttpProblem(problem, problem.code().status(), Map.of(), "");
    }

    /** Nothing is here. */
    public static HttpProblem notFound() {
        return request(404, "There is nothing at this address", Map.of());
    }

    /** The address is right, the method is not. */
    public static HttpProblem methodNotAllowed(List<HttpMethod> allowed) {
        String methods =
                String.join(", ", allowed.stream().map(HttpMethod::name).toList());
        return request(405, "This address takes " + methods, Map.of("Allow", methods));
    }

    /** The body is of another type than the operation takes. */
    public static HttpProblem unsupportedMediaType(String expected) {
        return request(415, "The body must be " + expected, Map.of("Accept", expected));
    }

    /** A client of the gateway's endpoints did not prove who it is (RFC 6749 §5.2, RFC 9110 §15.5.2). */
    public static HttpProblem invalidClient() {
        Problem problem = Problem.of(ProblemCode.INVALID_REQUEST, "The client is not known or its secret is wrong");
        return new HttpProblem(
                problem,
                401,
                Map.of("WWW-Authenticate", "Basic realm=\"menjin\", charset=\"UTF-8\""),
                "invalid_client");
    }

    /** The store cannot answer for the moment; balancers and clients know 503 as worth another attempt. */
    public static HttpProblem storeUnavailable() {
        Problem problem = Problem.of(ProblemCode.INTERNAL, "The service cannot answer at the moment");
        return new HttpProblem(problem, 503, Map.of(), "");
    }

    /** More wait for the stores than can be answered in time. */
    public static HttpProblem overloaded() {
        Problem problem = Problem.of(ProblemCode.INTERNAL, "The service has too much to do at the moment");
        return new HttpProblem(problem, 503, Map.of("Retry-After", "1"), "");
    }

    /** The exception that carries it to the edge. */
    public HttpProblemException asException() {
        return new HttpProblemException(this);
    }

    /** The same problem under another HTTP status, as containers decide it. */
    public static HttpProblem request(int status, String detail, Map<String, String> headers) {
        return new HttpProblem(Problem.of(ProblemCode.INVALID_REQUEST, detail), status, headers, "");
    }
}
