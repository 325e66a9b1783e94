package io.menjin.spring.web.api;

import io.menjin.spring.web.http.ProblemRenderer;
import io.menjin.spring.web.http.ProblemResponder;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes problems of what Tomcat refuses before any application sees it, such as a request line that is no HTTP. */
public final class ProblemReportValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

    private final ProblemResponder problems;

    public ProblemReportValve(ProblemResponder problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemRenderer.Rendered problem =
                problems.render(ContainerErrors.problemFor(status).asException());
        try {
            problem.headers().forEach(response::setHeader);
            response.setContentType("application/problem+json");
            response.getOutputStream().write(problem.body());
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("the connection is gone before the problem could be told", e);
        }
    }
}
