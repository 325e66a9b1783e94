package io.menjin.spring.web.api;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.spring.web.http.HttpProblem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** What the servlet container refused by itself, before or beside our operations. */
public final class ContainerErrors {
    /** Not implemented: what a server says of a transfer coding that it does not know (RFC 9112 §6.1). */
    private static final int TRANSFER_CODING = 501;

    private static final int HTTP_VERSION = 505;

    private ContainerErrors() {}

    /** The problem behind a request that no operation takes: an error of the container, or an unknown address. */
    public static HttpProblem problemFor(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            return problemFor(status);
        }
        return HttpProblem.notFound();
    }

    /** The problem for a status that somebody else decided on. */
    public static HttpProblem problemFor(int status) {
        if (status == 404) {
            return HttpProblem.notFound();
        }
        if (status == 413) {
            return HttpProblem.of(Problem.of(ProblemCode.TOO_LARGE, "The request is too large"));
        }
        if (status >= 500 && status != TRANSFER_CODING && status != HTTP_VERSION) {
            return new HttpProblem(
                    Problem.of(ProblemCode.INTERNAL, "Something went wrong on our side"), status, Map.of(), "");
        }
        return HttpProblem.request(status, "The request cannot be understood or is not allowed", Map.of());
    }
}
