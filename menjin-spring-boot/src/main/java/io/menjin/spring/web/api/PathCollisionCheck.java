package io.menjin.spring.web.api;

import io.menjin.spring.diagnostics.WebMisconfigurations;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Refuses to start when an endpoint of the application stands where one of ours does, since ours come first. Patterns for
 * everything below a path, such as the fallback of a single-page application, are left alone.
 */
public final class PathCollisionCheck implements SmartInitializingSingleton {
    private final ApiRouter router;
    private final Iterable<RequestMappingHandlerMapping> mappings;

    public PathCollisionCheck(ApiRouter router, Iterable<RequestMappingHandlerMapping> mappings) {
        this.router = router;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach(this::check));
    }

    private void check(RequestMappingInfo theirs, HandlerMethod endpoint) {
        PathPatternsRequestCondition patterns = theirs.getPathPatternsCondition();
        if (patterns == null) {
            return;
        }
        for (String path : router.paths()) {
            boolean samePath = patterns.getPatterns().stream().anyMatch(pattern -> meets(pattern, path));
            if (samePath && sharesMethod(theirs.getMethodsCondition().getMethods(), path)) {
                throw WebMisconfigurations.pathCollision(path, endpoint.getShortLogMessage());
            }
        }
    }

    private static boolean meets(PathPattern theirs, String path) {
        String text = theirs.getPatternString();
        return !text.contains("**")
                && !text.contains("{*")
                && theirs.matches(PathContainer.parsePath(path.replaceAll("\\{[a-z]+}", "x")));
    }

    private boolean sharesMethod(Set<RequestMethod> theirs, String path) {
        return theirs.isEmpty()
                || router.methods(path).stream()
                        .map(HttpMethod::name)
                        .anyMatch(ours ->
                                theirs.stream().anyMatch(method -> method.name().equals(ours)));
    }
}
