package io.menjin.spring.web.quick;

import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends what an operation answers as JSON, or the problem that it refuses with. Thread-safe. */
public final class QuickJson {
    private final AtomicInteger underWay = new AtomicInteger();
    private final WireJson json;
    private final ProblemResponder problems;

    public QuickJson(WireJson json, ProblemResponder problems) {
        this.json = json;
        this.problems = problems;
    }

    /** How many operations are under way; the container does not know of them. */
    public int underWay() {
        return underWay.get();
    }

    /** Runs an operation and sends what comes of it. */
    void answer(HttpServletResponse response, Supplier<Object> operation) throws IOException {
        underWay.incrementAndGet();
        try {
            send(response, operation);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void send(HttpServletResponse response, Supplier<Object> operation) throws IOException {
        byte[] body;
        try {
            body = json.write(operation.get());
        } catch (Throwable refused) {
            problems.respond(response, refused);
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Type", "application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
