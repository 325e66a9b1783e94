package io.menjin.spring.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Finds, logs and renders the problem behind an exception. Thread-safe. */
public final class ProblemResponder {
    private final ProblemTranslator translator;
    private final ProblemRenderer renderer;
    private final TraceIds traceIds;

    public ProblemResponder(ProblemTranslator translator, ProblemRenderer renderer, TraceIds traceIds) {
        this.translator = translator;
        this.renderer = renderer;
        this.traceIds = traceIds;
    }

    /** What to send for a failure. */
    public ProblemRenderer.Rendered render(Throwable failure) {
        String traceId = traceIds.current();
        return renderer.render(translator.translate(failure, traceId), traceId);
    }

    /** Sends it. */
    public void respond(HttpServletResponse response, Throwable failure) throws IOException {
        ProblemRenderer.Rendered problem = render(failure);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setContentLength(problem.body().length);
        response.getOutputStream().write(problem.body());
    }
}
