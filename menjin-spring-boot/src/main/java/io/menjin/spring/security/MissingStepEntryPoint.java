package io.menjin.spring.security;

import io.menjin.core.account.Step;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.user.StepCheck;
import io.menjin.spring.web.http.ProblemResponder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells somebody who is logged in which step a request needs besides. */
final class MissingStepEntryPoint implements AuthenticationEntryPoint {
    private final ProblemResponder responder;
    private final Step step;

    MissingStepEntryPoint(ProblemResponder responder, Step step) {
        this.responder = responder;
        this.step = step;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        List<Step> missing = List.of(step);
        Problem problem = Problem.of(ProblemCode.STEP_REQUIRED, "The person must complete a step first")
                .withMissing(missing, null)
                .withAction(StepCheck.actionFor(missing));
        responder.respond(response, problem.asException());
    }
}
