package io.menjin.it.harness;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One request, put together by chaining. */
public final class ApiCall {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApiClient client;
    private final Duration patience;
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String query = "";
    private BodyPublisher body = BodyPublishers.noBody();
    private boolean inContract = true;

    ApiCall(ApiClient client, Duration patience, String method, String path) {
        this.client = client;
        this.patience = patience;
        this.method = method;
        this.path = path;
    }

    public ApiCall token(String token) {
        client.mark("token", token);
        return header("Authorization", "Bearer " + token);
    }

    public ApiCall basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    public ApiCall idempotencyKey(String key) {
        client.mark("Idempotency-Key", key);
        return header("Idempotency-Key", key);
    }

    public ApiCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The query as it is to be sent, without the question mark. */
    public ApiCall query(String encoded) {
        query = "?" + encoded;
        return this;
    }

    public ApiCall json(Object value) {
        return body("application/json", JSON.writeValueAsBytes(value));
    }

    public ApiCall body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public ApiCall body(String contentType, byte[] bytes) {
        return body(contentType, BodyPublishers.ofByteArray(bytes));
    }

    public ApiCall body(String contentType, BodyPublisher publisher) {
        body = publisher;
        return header("Content-Type", contentType);
    }

    /** For addresses that the contract does not know. */
    public ApiCall outsideOfTheContract() {
        inContract = false;
        return this;
    }

    /**
     * Sends it.
     *
     * @throws UncheckedIOException if the connection breaks or there is no answer in time
     */
    public Answer send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(client.base() + path + query))
                .timeout(patience)
                .method(method, body);
        headers.forEach(request::header);
        return client.send(method, path, request.build(), inContract);
    }
}
