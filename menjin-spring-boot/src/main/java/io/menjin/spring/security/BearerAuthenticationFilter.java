package io.menjin.spring.security;

import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.Authenticated;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.ProblemResponder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates requests that bring a token of ours, and refuses those whose token is not good. */
final class BearerAuthenticationFilter extends OncePerRequestFilter {
    private final RequestUsers users;
    private final ProblemResponder responder;
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository ofRequest = new RequestAttributeSecurityContextRepository();

    BearerAuthenticationFilter(RequestUsers users, ProblemResponder responder, SecurityContextHolderStrategy contexts) {
        this.users = users;
        this.responder = responder;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authenticated> caller;
        try {
            caller = users.findWithSteps(request);
        } catch (ProblemException refused) {
            responder.respond(response, refused);
            return;
        }
        caller.ifPresent(authenticated -> authenticate(authenticated, request, response));
        chain.doFilter(request, response);
    }

    private void authenticate(Authenticated caller, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(new MenjinAuthentication(users.toUser(caller)));
        contexts.setContext(context);
        // For dispatches of the same request that pass the chain again, without this filter.
        ofRequest.saveContext(context, request, response);
    }
}
