package io.menjin.spring.web.guard;

import io.menjin.spring.diagnostics.WebMisconfigurations;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Looks at the application's endpoints at the start, so that what is mistyped does not wait for its first request. */
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
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            checkType(endpoint, parameter);
        }
    }

    private static void checkType(HandlerMethod endpoint, MethodParameter parameter) {
        try {
            if (Demands.currentUser(parameter) != null) {
                CurrentUserResolver.requireKnownType(parameter);
            }
        } catch (IllegalArgumentException e) {
            throw WebMisconfigurations.unknownUserType(endpoint.getShortLogMessage(), e);
        }
    }
}
