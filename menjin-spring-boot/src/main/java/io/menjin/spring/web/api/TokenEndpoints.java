package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.POST;

import io.menjin.core.session.SessionService;
import io.menjin.spring.web.http.Answers;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Introspection (RFC 7662) and revocation (RFC 7009) for services that have a client secret. */
public final class TokenEndpoints implements EndpointGroup {
    private final SessionService sessions;
    private final ClientAuthentication clients;
    private final Callers callers;
    private final Answers answers;

    public TokenEndpoints(SessionService sessions, ClientAuthentication clients, Callers callers, Answers answers) {
        this.sessions = sessions;
        this.clients = clients;
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(POST, "/oauth2/introspect", this::introspect),
                new Endpoint(POST, "/oauth2/revoke", this::revoke));
    }

    private ServerResponse introspect(ServerRequest request) {
        clients.require(request.servletRequest());
        String token = TokenForm.token(request.servletRequest(), callers.maxBody());
        return answers.json(
                200,
                sessions.introspect(token)
                        .map(Responses.IntrospectionBody::of)
                        .orElse(Responses.IntrospectionBody.INACTIVE));
    }

    private ServerResponse revoke(ServerRequest request) {
        clients.require(request.servletRequest());
        sessions.revoke(TokenForm.token(request.servletRequest(), callers.maxBody()));
        return answers.empty(200, Map.of());
    }
}
