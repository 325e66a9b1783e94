package io.menjin.spring.web.guard;

import io.menjin.core.account.Step;
import io.menjin.spring.CurrentUser;
import io.menjin.spring.RequireStep;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * What one of the application's endpoints demands.
 *
 * @param token whether there must be one
 * @param steps which steps must be complete; a token is needed then
 */
record Demands(boolean token, List<Step> steps) {

    /**
     * Reads the annotations of an endpoint.
     *
     * @throws IllegalArgumentException when they name a step that does not exist
     */
    static Demands of(HandlerMethod endpoint) {
        RequireStep required = requiredSteps(endpoint);
        List<Step> steps = required == null
                ? List.of()
                : Arrays.stream(required.value()).map(Demands::step).toList();
        boolean token = required != null
                || Arrays.stream(endpoint.getMethodParameters()).anyMatch(Demands::demandsUser);
        return new Demands(token, steps);
    }

    boolean areNone() {
        return !token;
    }

    private static @Nullable RequireStep requiredSteps(HandlerMethod endpoint) {
        RequireStep own = AnnotatedElementUtils.findMergedAnnotation(endpoint.getMethod(), RequireStep.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), RequireStep.class);
    }

    static @Nullable CurrentUser currentUser(MethodParameter parameter) {
        return AnnotatedElementUtils.findMergedAnnotation(
                AnnotatedElementUtils.forAnnotations(parameter.getParameterAnnotations()), CurrentUser.class);
    }

    private static boolean demandsUser(MethodParameter parameter) {
        CurrentUser user = currentUser(parameter);
        return user != null && user.required();
    }

    private static Step step(String name) {
        return Steps.find(name).orElseThrow(() -> new IllegalArgumentException("there is no step '" + name + "'"));
    }
}
