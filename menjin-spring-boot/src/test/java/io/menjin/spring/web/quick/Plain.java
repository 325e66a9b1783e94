package io.menjin.spring.web.quick;

import io.menjin.spring.web.http.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Calls operations that are not where the contract has them. */
record Plain(String base) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    String login(String code) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"source\":\"shop\",\"code\":\"" + code + "\"}"))
                .build();
        byte[] body = HTTP.send(request, BodyHandlers.ofByteArray()).body();
        return (String) new WireJson().read(body, Map.class).get("token");
    }

    /** A verify that carries a mark, for whatever of the application's looks for one. */
    int verifyMarked(String token) throws IOException, InterruptedException {
        return status(request(token).header("X-Test", "1").build());
    }

    int verify(String token) throws IOException, InterruptedException {
        return status(request(token).build());
    }

    private HttpRequest.Builder request(String token) {
        return HttpRequest.newBuilder(URI.create(base + "/v1/verify")).header("Authorization", "Bearer " + token);
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }
}
