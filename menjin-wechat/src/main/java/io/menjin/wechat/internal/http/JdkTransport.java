package io.menjin.wechat.internal.http;

import io.menjin.wechat.internal.http.TransportException.Failure;
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
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        CompletableFuture<HttpResponse<byte[]>> exchange = start(call);
        try {
            // Not HttpRequest.timeout: that one is over once the headers are here, while a body may drip for ever.
            HttpResponse<byte[]> response = exchange.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return new HttpAnswer(response.statusCode(), response.body());
        } catch (TimeoutException | CancellationException timeout) {
            exchange.cancel(/* mayInterruptIfRunning= */ true);
            throw new TransportException(Failure.TIMED_OUT, null);
        } catch (InterruptedException interrupt) {
            exchange.cancel(/* mayInterruptIfRunning= */ true);
            Thread.currentThread().interrupt();
            throw new TransportException(Failure.INTERRUPTED, null);
        } catch (ExecutionException failure) {
            Throwable cause = unwrapped(failure);
            throw new TransportException(classify(cause), HarmlessCause.of(cause));
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> start(HttpCall call) throws TransportException {
        try {
            return client.sendAsync(request(call), LimitedBody.upTo(maxAnswerBytes));
        } catch (IllegalArgumentException refusal) {
            // Its message holds the whole URI.
            throw new TransportException(Failure.NOT_CONNECTED, HarmlessCause.of(refusal));
        }
    }

    private HttpRequest request(HttpCall call) {
        String query = call.query().isEmpty() ? "" : "?" + PercentEncoding.query(call.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path() + query))
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

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof ExecutionException || cause instanceof CompletionException) {
            Throwable next = cause.getCause();
            if (next == null) {
                return cause;
            }
            cause = next;
        }
        return cause;
    }

    private static Failure classify(Throwable cause) {
        if (cause instanceof LimitedBody.TooLargeException) {
            return Failure.TOO_LARGE;
        }
        if (cause instanceof SSLHandshakeException) {
            return Failure.NOT_TRUSTED;
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return Failure.NOT_CONNECTED;
        }
        return Failure.BROKEN;
    }
}
