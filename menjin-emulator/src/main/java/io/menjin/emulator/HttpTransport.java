package io.menjin.emulator;

import io.menjin.emulator.internal.wire.Payload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the control API of an emulator in another process. */
final class HttpTransport implements ControlTransport {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI controlUri;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HttpTransport(URI controlUri) {
        this.controlUri = controlUri;
    }

    @Override
    public Answer send(String method, String pathAndQuery, @Nullable Payload body) {
        HttpRequest request = HttpRequest.newBuilder(uri(pathAndQuery))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), Payload.of(response.body()));
        } catch (IOException e) {
            throw new EmulatorException("the emulator at " + controlUri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmulatorException("interrupted while waiting for the emulator", e);
        }
    }

    private URI uri(String pathAndQuery) {
        try {
            return URI.create(controlUri + pathAndQuery);
        } catch (IllegalArgumentException e) {
            throw new EmulatorException("no id of a user, an app or an operation: " + pathAndQuery, e);
        }
    }
}
