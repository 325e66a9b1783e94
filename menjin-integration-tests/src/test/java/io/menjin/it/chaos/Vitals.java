package io.menjin.it.chaos;

import io.menjin.it.harness.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of a server from outside. */
final class Vitals {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private Vitals() {}

    /** Whether a balancer would send it requests. */
    static boolean isReady(ServerProcess server) {
        return get(server, "/actuator/health/readiness").statusCode() == 200;
    }

    static int threads(ServerProcess server) {
        return meter(server, "jvm.threads.live");
    }

    private static int meter(ServerProcess server, String name) {
        return JSON.readTree(get(server, "/actuator/metrics/" + name).body())
                .at("/measurements/0/value")
                .asInt();
    }

    private static HttpResponse<String> get(ServerProcess server, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.baseUri().resolve(path))
                    .timeout(Nodes.DEADLINE)
                    .build();
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
