package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.POST;

import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionService;
import io.menjin.spring.web.http.Answers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Introspection (RFC 7662) and revocation (RFC 7009) for services that have a client secret. */
public final class TokenEndpoints implements EndpointGroup {
    private final SessionService sessions;
    private final ClientAuthentication clients;
    private final Callers callers;
    private final Answers answers;
    private final Endpoint introspect = new Endpoint(POST, "/oauth2/introspect", this::introspect);
    private final Endpoint revoke = new Endpoint(POST, "/oauth2/revoke", this::revoke);

    public TokenEndpoints(SessionService sessions, ClientAuthentication clients, Callers callers, Answers answers) {
        this.sessions = sessions;
        this.clients = clients;
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(introspect, revoke);
    }

    /**
     * What introspection answers, to be written as JSON.
     *
     * @throws RuntimeException when the client or the request is refused
     */
    public Object introspection(HttpServletRequest request) {
        clients.require(request);
        return introspection(TokenForm.token(request, callers.maxBody()));
    }

    /** As {@link #introspection(HttpServletRequest)}, of a token that {@link #introspected} has given. */
    public Object introspection(String token) {
        return introspection(sessions.introspect(token).orElse(null));
    }

    /**
     * What introspection answers.
     *
     * @param known whom the token stands for; null when it is not good
     */
    public static Object introspection(@Nullable Authenticated known) {
        return known == null ? Responses.IntrospectionBody.INACTIVE : Responses.IntrospectionBody.of(known);
    }

    /**
     * The token that a known client asks about.
     *
     * @throws RuntimeException when the client or the request is refused
     */
    public String introspected(@Nullable String authorization, @Nullable String contentType, Supplier<byte[]> body) {
        clients.require(authorization);
        return TokenForm.token(contentType, body);
    }

    private ServerResponse introspect(ServerRequest request) {
        return answers.json(200, introspection(request.servletRequest()));
    }

    private ServerResponse revoke(ServerRequest request) {
        clients.require(request.servletRequest());
        sessions.revoke(TokenForm.token(request.servletRequest(), callers.maxBody()));
        return answers.empty(200, Map.of());
    }
}
