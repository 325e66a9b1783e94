package io.menjin.spring.web.checks;

import io.menjin.core.session.Authenticated;
import io.menjin.spring.web.http.ProblemRenderer.Rendered;
import java.util.Map;

/** What is to be sent for a request. */
sealed interface CheckAnswer {

    /** Verify's 204. */
    record Verified(Authenticated caller) implements CheckAnswer {}

    /** Anything with a body. */
    record Document(int status, Map<String, String> headers, byte[] body) implements CheckAnswer {

        static Document of(Rendered problem) {
            return new Document(problem.status(), problem.headers(), problem.body());
        }

        static Document json(byte[] body) {
            return new Document(200, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
        }
    }
}
