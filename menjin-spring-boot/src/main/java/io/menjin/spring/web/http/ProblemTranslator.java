package io.menjin.spring.web.http;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Finds the problem behind an exception and tells operators what devices must not see. Thread-safe.
 *
 * <p>Devices get the code and a sentence; the cause goes to the log under the same trace id.
 */
public final class ProblemTranslator {
    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);

    private static final String INTERNAL_DETAIL = "Something went wrong on our side; the log knows more by the traceId";

    /** The problem to answer with. */
    public HttpProblem translate(Throwable failure, String traceId) {
        if (failure instanceof ProblemException known) {
            return known(known, traceId);
        }
        if (failure instanceof HttpProblemException http) {
            return http.problem();
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return HttpProblem.of(Problem.of(ProblemCode.TOO_LARGE, "The file is larger than this service takes"));
        }
        if (failure instanceof MultipartException) {
            return HttpProblem.of(Problem.of(ProblemCode.INVALID_REQUEST, "The body is not well-formed multipart"));
        }
        if (failure instanceof UnreadableBodyException) {
            return HttpProblem.of(Problem.of(ProblemCode.INVALID_REQUEST, "The body broke off"));
        }
        if (failure instanceof StoreUnavailableException) {
            // Every request during an outage: a line each, or the outage is followed by a full disk.
            log.error("traceId={} the store cannot answer: {}", traceId, Causes.inOneLine(failure));
            log.debug("traceId={}", traceId, failure);
            return HttpProblem.storeUnavailable();
        }
        log.error("traceId={} unexpected failure", traceId, failure);
        return HttpProblem.of(Problem.of(ProblemCode.INTERNAL, INTERNAL_DETAIL));
    }

    private static HttpProblem known(ProblemException known, String traceId) {
        Problem problem = known.problem();
        if (problem.code() == ProblemCode.INTERNAL) {
            log.error("traceId={} {}", traceId, known.getMessage(), known);
        } else if (problem.code().status() >= 500) {
            // The cause names the call, the errcode and the rid: what an operator needs, and no secret.
            Throwable cause = known.getCause();
            // Others pass by themselves; a refusal of the service itself lasts until somebody puts it right.
            Level level = problem.code() == ProblemCode.WECHAT_REJECTED ? Level.ERROR : Level.WARN;
            log.atLevel(level)
                    .log("traceId={} {} ({})", traceId, known.getMessage(), cause == null ? "" : cause.getMessage());
        }
        return HttpProblem.of(problem);
    }
}
