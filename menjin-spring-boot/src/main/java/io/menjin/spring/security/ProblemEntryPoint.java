package io.menjin.spring.security;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.spring.web.http.ProblemResponder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a request without a token that it needs one. */
final class ProblemEntryPoint implements AuthenticationEntryPoint {
    private final ProblemResponder responder;

    ProblemEntryPoint(ProblemResponder responder) {
        this.responder = responder;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        Problem problem = Problem.of(ProblemCode.TOKEN_MISSING, "Send the token as: Authorization: Bearer <token>");
        responder.respond(response, problem.asException());
    }
}
