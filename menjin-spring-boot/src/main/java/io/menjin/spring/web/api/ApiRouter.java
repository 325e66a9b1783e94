package io.menjin.spring.web.api;

import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.HttpProblem;
import io.menjin.spring.web.http.ProblemResponder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Puts the operations under their paths and makes a problem of everything that goes wrong there. */
public final class ApiRouter {
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private final Map<String, Map<HttpMethod, HandlerFunction<ServerResponse>>> operations = new LinkedHashMap<>();
    private final String prefix;
    private final Answers answers;
    private final ProblemResponder problems;

    /**
     * Creates a router.
     *
     * @param prefix before every path; empty for none
     */
    public ApiRouter(String prefix, List<EndpointGroup> groups, Answers answers, ProblemResponder problems) {
        this.prefix = prefix;
        this.answers = answers;
        this.problems = problems;
        for (EndpointGroup group : groups) {
            for (Endpoint endpoint : group.endpoints()) {
                operations
                        .computeIfAbsent(prefix + endpoint.path(), path -> new LinkedHashMap<>())
                        .put(endpoint.method(), endpoint.handler());
            }
        }
    }

    /** The paths of all operations, as patterns, with the prefix. */
    public List<String> paths() {
        return List.copyOf(operations.keySet());
    }

    /** The methods of one of the {@link #paths()}. */
    public List<HttpMethod> methods(String path) {
        return List.copyOf(
                Optional.ofNullable(operations.get(path)).orElse(Map.of()).keySet());
    }

    /** Whether exactly this endpoint answers on its path, and no other that an application has put in its place. */
    public boolean serves(Endpoint endpoint) {
        return Optional.ofNullable(operations.get(prefix + endpoint.path()))
                .map(byMethod -> byMethod.get(endpoint.method()) == endpoint.handler())
                .orElse(false);
    }

    /** What stands before every path; empty for none. */
    public String prefix() {
        return prefix;
    }

    /**
     * The routes.
     *
     * @param exclusive whether everything else is answered here, too: with a problem
     */
    public RouterFunction<ServerResponse> routes(boolean exclusive) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        operations.forEach((path, byMethod) ->
                routes.route(RequestPredicates.path(path), guarded(request -> dispatch(request, byMethod))));
        if (exclusive) {
            routes.route(RequestPredicates.all(), guarded(ApiRouter::nothingHere));
        }
        return routes.build();
    }

    private HandlerFunction<ServerResponse> guarded(HandlerFunction<ServerResponse> handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Throwable failure) {
                return answers.problem(problems.render(failure));
            }
        };
    }

    private static ServerResponse dispatch(
            ServerRequest request, Map<HttpMethod, HandlerFunction<ServerResponse>> byMethod) throws Exception {
        HandlerFunction<ServerResponse> handler = byMethod.get(method(request));
        if (handler == null) {
            throw HttpProblem.methodNotAllowed(allowed(byMethod)).asException();
        }
        return handler.handle(request);
    }

    private static HttpMethod method(ServerRequest request) {
        if (request.method().equals(HttpMethod.HEAD)) {
            // The container leaves out the body of the answer.
            return HttpMethod.GET;
        }
        if (request.method().equals(HttpMethod.POST)
                && "PATCH".equalsIgnoreCase(request.headers().firstHeader(OVERRIDE))) {
            // wx.request does not document PATCH, and phones refuse it.
            return HttpMethod.PATCH;
        }
        return request.method();
    }

    private static List<HttpMethod> allowed(Map<HttpMethod, HandlerFunction<ServerResponse>> byMethod) {
        List<HttpMethod> allowed = new ArrayList<>(byMethod.keySet());
        if (byMethod.containsKey(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        return allowed;
    }

    private static ServerResponse nothingHere(ServerRequest request) {
        throw ContainerErrors.problemFor(request.servletRequest()).asException();
    }
}
