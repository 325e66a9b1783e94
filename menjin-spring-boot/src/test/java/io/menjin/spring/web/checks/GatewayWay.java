package io.menjin.spring.web.checks;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.TestServer;

/** How a gateway's request reaches verify and introspect. */
enum GatewayWay {
    /** Through all filters and Spring MVC: a recorded trace keeps it off the short way. */
    MAIN_PORT {
        @Override
        Call call(TestServer server, String method, String target) {
            return server.call(method, target)
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }
    },
    /** The short way before all filters, for what it takes. */
    VALVE {
        @Override
        Call call(TestServer server, String method, String target) {
            return server.call(method, target);
        }
    },
    /** The port of its own. */
    CHECKS_PORT {
        @Override
        Call call(TestServer server, String method, String target) {
            return server.atChecksPort(method, target);
        }
    };

    abstract Call call(TestServer server, String method, String target);
}
