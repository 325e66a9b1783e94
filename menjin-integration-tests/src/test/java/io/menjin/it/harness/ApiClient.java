package io.menjin.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Calls a server as devices do. Every answer is checked against the contract. Thread-safe. */
public final class ApiClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final Duration patience;
    private final List<Consumer<Answer>> observers = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<String, String>> markers = new CopyOnWriteArrayList<>();

    public ApiClient(URI base) {
        this(base, PATIENCE);
    }

    private ApiClient(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /** A client for which an answer that comes later than this is a failure. */
    public ApiClient patience(Duration longest) {
        return new ApiClient(base, longest);
    }

    public URI base() {
        return base;
    }

    /** Lets somebody else see every answer too. */
    public ApiClient observedBy(Consumer<Answer> observer) {
        observers.add(observer);
        return this;
    }

    /** Lets somebody else know every secret that is sent or received, by what it is. */
    public ApiClient markedBy(BiConsumer<String, String> marker) {
        markers.add(marker);
        return this;
    }

    void mark(String kind, String secret) {
        markers.forEach(marker -> marker.accept(kind, secret));
    }

    public ApiCall get(String path) {
        return new ApiCall(this, patience, "GET", path);
    }

    public ApiCall post(String path) {
        return new ApiCall(this, patience, "POST", path);
    }

    public ApiCall put(String path) {
        return new ApiCall(this, patience, "PUT", path);
    }

    public ApiCall patch(String path) {
        return new ApiCall(this, patience, "PATCH", path);
    }

    public ApiCall delete(String path) {
        return new ApiCall(this, patience, "DELETE", path);
    }

    /**
     * Sends a request.
     *
     * @throws UncheckedIOException if the connection breaks or there is no answer in time
     */
    Answer send(String method, String path, HttpRequest request, boolean inContract) {
        HttpResponse<byte[]> response;
        try {
            response = HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Answer answer = new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        observers.forEach(observer -> observer.accept(answer));
        if (inContract) {
            Contract.check(answer, method, path);
        } else if (answer.status() >= 400) {
            Contract.checkProblem(answer);
        }
        return answer;
    }
}
