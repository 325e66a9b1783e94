package io.menjin.spring.web.api;

import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.session.Authenticated;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.Bodies;
import io.menjin.spring.web.http.ClientAddresses;
import io.menjin.spring.web.http.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/** What operations ask of a request: who makes it, from where, and what it says. Thread-safe. */
public final class Callers {
    private static final Set<MediaType> JSON = Set.of(MediaType.APPLICATION_JSON);

    private final RequestUsers users;
    private final ClientAddresses addresses;
    private final WireJson json;
    private final int maxBody;

    /**
     * Creates a reader of requests.
     *
     * @param maxBody largest JSON or form body in bytes
     */
    public Callers(RequestUsers users, ClientAddresses addresses, WireJson json, int maxBody) {
        this.users = users;
        this.addresses = addresses;
        this.json = json;
        this.maxBody = maxBody;
    }

    /** Who asks about themselves: as they are at this moment, whichever node has changed them. */
    Authenticated authenticated(ServerRequest request) {
        return users.requireNow(request.servletRequest());
    }

    /** Whom somebody else asks about: as this node remembers them. */
    Authenticated verified(HttpServletRequest request) {
        return users.require(request);
    }

    /** As {@link #verified}, as they are at this moment. */
    Authenticated verifiedNow(HttpServletRequest request) {
        return users.requireNow(request);
    }

    String address(HttpServletRequest request) {
        return addresses.of(request);
    }

    int maxBody() {
        return maxBody;
    }

    /** The JSON body, which must be there. */
    <T> T body(ServerRequest request, Class<T> type) {
        return body(request.servletRequest(), type);
    }

    /** As {@link #body(ServerRequest, Class)}. */
    <T> T body(HttpServletRequest request, Class<T> type) {
        Bodies.requireType(request, JSON);
        return json.read(Bodies.read(request, maxBody), type);
    }

    /** The JSON body, for operations that can do without. */
    <T> Optional<T> optionalBody(ServerRequest request, Class<T> type) {
        byte[] body = Bodies.read(request.servletRequest(), maxBody);
        if (body.length == 0) {
            return Optional.empty();
        }
        Bodies.requireType(request.servletRequest(), JSON);
        return Optional.of(json.read(body, type));
    }

    @Nullable
    IdempotencyKey idempotencyKey(HttpServletRequest request) {
        Enumeration<String> keys = request.getHeaders("Idempotency-Key");
        String key = keys.hasMoreElements() ? keys.nextElement() : null;
        if (keys.hasMoreElements()) {
            throw Requests.invalid("There is more than one Idempotency-Key");
        }
        return IdempotencyKey.parse(key);
    }
}
