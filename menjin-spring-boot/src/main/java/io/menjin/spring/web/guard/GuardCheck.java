package io.menjin.spring.web.guard;

import io.menjin.spring.diagnostics.WebMisconfigurations;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Looks at the application's endpoints at the start, so that a mistyped step does not wait for its first request. */
public final class GuardCheck implements SmartInitializingSingleton {
    private final Iterable<RequestMappingHandlerMapping> mappings;

    public GuardCheck(Iterable<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().values().forEach(GuardCheck::check);
        }
    }

    private static void check(HandlerMethod endpoint) {
        try {
            Demands.of(endpoint);
        } catch (IllegalArgumentException e) {
            throw WebMisconfigurations.unknownStep(endpoint.getShortLogMessage(), e);
        }
    }
}
