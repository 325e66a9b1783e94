package io.menjin.spring.testing;

import io.menjin.spring.web.api.Endpoint;
import io.menjin.spring.web.api.EndpointGroup;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** An operation that an application added and that is broken. */
public final class FailingEndpoint implements EndpointGroup {
    /** What must stay inside. */
    public static final String INSIDE = "table accounts, password hunter2";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.GET, "/v1/broken", FailingEndpoint::fail));
    }

    private static ServerResponse fail(ServerRequest request) {
        throw new IllegalStateException(INSIDE);
    }
}
