package io.menjin.spring.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import java.util.Objects;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Lets spans tell addresses by their pattern only. A stranger may put a token into any address, and spans are kept and
 * shown where nobody expects one. Thread-safe.
 */
public final class AddressPatterns implements ObservationFilter {
    private static final String KEY = "http.url";
    private static final String UNKNOWN = "UNKNOWN";

    @Override
    public Observation.Context map(Observation.Context context) {
        if (context instanceof ServerRequestObservationContext request
                && context.getHighCardinalityKeyValue(KEY) != null) {
            String pattern = Objects.requireNonNullElse(request.getPathPattern(), UNKNOWN);
            context.addHighCardinalityKeyValue(KeyValue.of(KEY, pattern));
        }
        return context;
    }
}
