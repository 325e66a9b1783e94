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

    int verify(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/verify"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }
}
