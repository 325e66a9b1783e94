package io.menjin.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.web.http.TraceIds;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TracerTraceIdsTest {
    private final Tracer tracer = new SimpleTracer();
    private final TraceIds ids = new TracerTraceIds(tracer, TraceIds.random(new SecureRandom()));

    @Test
    void isTheIdOfTheTraceUnderWay() {
        Span span = tracer.nextSpan().start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            assertThat(ids.current()).isEqualTo(span.context().traceId());
        } finally {
            span.end();
        }
    }

    @Test
    void isOneOfOurOwnOutsideOfATrace() {
        assertThat(ids.current()).matches("[0-9a-f]{32}").isNotEqualTo(ids.current());
    }
}
