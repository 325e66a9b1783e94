package io.menjin.spring.web.api;

import java.util.List;

/** Operations that belong together. */
@FunctionalInterface
public interface EndpointGroup {
    List<Endpoint> endpoints();
}
