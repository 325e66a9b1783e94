package io.menjin.it.leak;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes down what observations say, which would go into spans, and what applications are told of by events. */
@Configuration(proxyBeanMethods = false)
class Observed {

    /** What was taken down. */
    static final class Log
            implements ObservationHandler<Observation.Context>, ApplicationListener<PayloadApplicationEvent<?>> {
        private final Evidence evidence = new Evidence();

        Evidence evidence() {
            return evidence;
        }

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<?> event) {
            evidence.add("event", event.getPayload().getClass().getSimpleName() + " " + event.getPayload());
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            evidence.add("observation", event.getName() + " " + event.getContextualName());
        }

        @Override
        public void onStop(Observation.Context context) {
            StringBuilder text = new StringBuilder(context.getName() + " " + context.getContextualName());
            for (KeyValue value : context.getAllKeyValues()) {
                text.append(' ').append(value.getKey()).append('=').append(value.getValue());
            }
            Throwable error = context.getError();
            if (error != null) {
                StringWriter trace = new StringWriter();
                error.printStackTrace(new PrintWriter(trace));
                text.append(trace);
            }
            evidence.add("observation", text.toString());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    @Bean
    Log observationLog() {
        return new Log();
    }

    /** Hands over every metric with its tags. */
    static void metrics(MeterRegistry registry, Consumer<String> taker) {
        for (Meter meter : registry.getMeters()) {
            taker.accept(meter.getId() + " " + meter.getId().getDescription());
        }
    }
}
