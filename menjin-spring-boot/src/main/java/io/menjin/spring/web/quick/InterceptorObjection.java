package io.menjin.spring.web.quick;

import io.menjin.spring.web.guard.EndpointGuard;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.ConversionServiceExposingInterceptor;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/** Objects to the short way where an interceptor of the application sees our operations. */
public final class InterceptorObjection implements QuickObjection {
    private static final Set<Class<?>> HARMLESS = Set.of(
            EndpointGuard.class,
            ConversionServiceExposingInterceptor.class,
            ResourceUrlProviderExposingInterceptor.class);

    private final RouterFunctionMapping mapping;

    public InterceptorObjection(RouterFunctionMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Optional<String> against(ServletContext servlets) {
        HandlerInterceptor[] all = mapping.getAdaptedInterceptors();
        return Stream.ofNullable(all)
                .flatMap(Arrays::stream)
                .map(Object::getClass)
                .filter(type -> !HARMLESS.contains(type))
                .findFirst()
                .map(type -> "the interceptor " + type.getName() + " is to see every request");
    }
}
