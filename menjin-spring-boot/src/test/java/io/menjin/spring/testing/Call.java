package io.menjin.spring.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** One request. */
public final class Call {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();

    private final Contract contract;
    private final String method;
    private final String target;
    private final HttpRequest.Builder request;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();
    private String address;

    Call(Contract contract, URI base, String method, String target) {
        this.contract = contract;
        this.method = method;
        this.target = target;
        int number = ADDRESSES.incrementAndGet();
        this.address = "10." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + (number & 0xff);
        this.request = HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(60));
    }

    public Call bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Call basic(String id, String secret) {
        String credentials = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return header("Authorization", "Basic " + credentials);
    }

    public Call header(String name, String value) {
        request.header(name, value);
        return this;
    }

    /** The address that the proxy says the request is from. */
    public Call from(String client) {
        address = client;
        return this;
    }

    /** A body of records, maps and the like. */
    public Call json(Object value) {
        return body("application/json", JsonMapper.shared().writeValueAsBytes(value));
    }

    public Call body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public Call body(String contentType, byte[] bytes) {
        request.header("Content-Type", contentType);
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /** A body whose length is not announced. */
    public Call chunked(String contentType, byte[] bytes) {
        request.header("Content-Type", contentType);
        body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    /** What wx.uploadFile sends. */
    public Call file(String part, byte[] bytes) {
        String boundary = "----menjin";
        ByteArrayOutputStream multipart = new ByteArrayOutputStream();
        multipart.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part
                        + "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        multipart.writeBytes(bytes);
        multipart.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body("multipart/form-data; boundary=" + boundary, multipart.toByteArray());
    }

    /** Sends it and holds the response to the contract. */
    public Reply send() {
        try {
            HttpResponse<byte[]> response = HTTP.send(
                    request.setHeader("X-Forwarded-For", address)
                            .method(method, body)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            contract.check(method, target.replaceAll("\\?.*", ""), response);
            return new Reply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
