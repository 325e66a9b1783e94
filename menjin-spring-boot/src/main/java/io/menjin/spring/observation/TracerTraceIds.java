package io.menjin.spring.observation;

import io.menjin.spring.web.http.TraceIds;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

/** The ids of the traces that Micrometer Tracing keeps; ids of our own outside of one. */
public final class TracerTraceIds implements TraceIds {
    private final Tracer tracer;
    private final TraceIds fallback;

    public TracerTraceIds(Tracer tracer, TraceIds fallback) {
        this.tracer = tracer;
        this.fallback = fallback;
    }

    @Override
    public String current() {
        Span span = tracer.currentSpan();
        String id = span == null ? "" : span.context().traceId();
        return id.isEmpty() ? fallback.current() : id;
    }
}
