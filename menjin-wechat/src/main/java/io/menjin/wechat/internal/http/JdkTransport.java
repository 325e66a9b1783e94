package io.menjin.wechat.internal.http;

import io.menjin.wechat.internal.http.TransportException.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** {@link HttpTransport} on the JDK's client, whose connections are limited by the calls under way and nothing else. */
public final class JdkTransport implements HttpTransport {

    private final HttpClient client;
    private final String base;
    private final int maxAnswerBytes;

    /**
     * Creates a client of its own.
     *
     * @param proxy null for the system's
     * @param tls null for the default trust manager
     */
    public JdkTransport(
            URI base,
            Duration connectTimeout,
            int maxAnswerBytes,
            @Nullable ProxySelector proxy,
            @Nullable SSLContext tls) {
        // HTTP/1.1: an HTTP/2 connection has a limit of streams, beyond which the JDK's client fails calls.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .sslParameters(verifiedTls());
        if (proxy != null) {
            builder.proxy(proxy);
        }
        if (tls != null) {
            builder.sslContext(tls);
        }
        this.client = builder.build();
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    @Override
    public HttpAnswer send(HttpCall call, Deadline deadline) throws TransportException {
        Duration remaining = deadline.remaining();
        if (remaining.isZero()) {
            throw new TransportException(Failure.TIMED_OUT, null);
        }
        try {
            // Not sendAsync: it hands every step to other threads, which costs more than all the rest of a call.
            HttpResponse<byte[]> response =
                    client.send(request(call, remaining), LimitedBody.upTo(maxAnswerBytes, deadline));
            return new HttpAnswer(response.statusCode(), response.body());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new TransportException(Failure.INTERRUPTED, null);
        } catch (IOException | IllegalArgumentException | InternalError failure) {
            // InternalError is what the client makes of exceptions that it did not foresee.
            throw new TransportException(classify(failure), HarmlessCause.of(failure));
        }
    }

    private HttpRequest request(HttpCall call, Duration remaining) {
        String query = call.query().isEmpty() ? "" : "?" + PercentEncoding.query(call.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path() + query))
                // Until the headers are here; LimitedBody sees to the body, which might drip for ever.
                .timeout(remaining)
                .setHeader("User-Agent", "Menjin")
                .setHeader("Accept", "application/json, text/plain");
        byte[] json = call.json();
        // A publisher of known length makes the client send Content-Length, without which WeChat answers 412.
        return json == null
                ? request.GET().build()
                : request.setHeader("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofByteArray(json))
                        .build();
    }

    private static SSLParameters verifiedTls() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        // The JDK's client sets this too, unless a system property turned it off for the whole process.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    private static Failure classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLargeException) {
                return Failure.TOO_LARGE;
            }
            if (cause instanceof SSLHandshakeException) {
                return Failure.NOT_TRUSTED;
            }
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return Failure.NOT_CONNECTED;
            }
            if (cause instanceof HttpTimeoutException || cause instanceof LimitedBody.TooSlowException) {
                return Failure.TIMED_OUT;
            }
        }
        return Failure.BROKEN;
    }
}
