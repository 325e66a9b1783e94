package io.menjin.spring.web.guard;

import io.menjin.core.problem.ProblemException;
import io.menjin.spring.web.http.ProblemResponder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers the application's endpoints with a problem document where the guard refused a request. It comes before the
 * application's own handlers for every exception, because devices act on the document; replace the bean to differ.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class GuardProblems {
    private final ProblemResponder responder;

    public GuardProblems(ProblemResponder responder) {
        this.responder = responder;
    }

    @ExceptionHandler(ProblemException.class)
    void answer(ProblemException refusal, HttpServletResponse response) throws IOException {
        responder.respond(response, refusal);
    }
}
