package io.menjin.spring.autoconfigure;

import io.menjin.spring.observation.TracerTraceIds;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.web.http.TraceIds;
import io.micrometer.tracing.Tracer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Lets problems carry the id of the trace. */
@AutoConfiguration(
        before = MenjinWebAutoConfiguration.class,
        after = MenjinStoreAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
        })
@ConditionalOnMenjin
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean(Tracer.class)
public class MenjinTracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TraceIds menjinTraceIds(Tracer tracer, MenjinRuntime runtime) {
        return new TracerTraceIds(tracer, TraceIds.random(runtime.random()));
    }
}
