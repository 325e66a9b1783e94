package io.menjin.spring.web.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets requests to the application's endpoints pass that fulfil what the endpoint's annotations demand. Thread-safe. */
public final class EndpointGuard implements HandlerInterceptor {
    private final Map<Key, Demands> known = new ConcurrentHashMap<>();
    private final RequestUsers users;

    public EndpointGuard(RequestUsers users) {
        this.users = users;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            Demands demands = known.computeIfAbsent(
                    new Key(endpoint.getBeanType(), endpoint.getMethod()), key -> Demands.of(endpoint));
            if (!demands.areNone()) {
                users.require(request, demands.steps());
            }
        }
        return true;
    }

    /** Two controllers may inherit one method and differ in what is written at the class. */
    private record Key(Class<?> controller, Method method) {}
}
