package io.menjin.it.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Passes each request to the next server by turns, whoever sends it. It knows nothing of servers that are about to go: as
 * nginx with {@code proxy_next_upstream error timeout http_502 http_503 non_idempotent}, it passes a request that a server did
 * not take, or refused with 502 or 503, to the next one. Thread-safe.
 */
public final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings", "keep-alive");

    private final AtomicReferenceArray<URI> servers;
    private final List<AtomicInteger> served = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger passedOn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HttpServer listener;

    /** Begins to listen on a free port. */
    public Balancer(List<URI> servers) {
        this.servers = new AtomicReferenceArray<>(servers.toArray(URI[]::new));
        servers.forEach(server -> served.add(new AtomicInteger()));
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setExecutor(threads);
        listener.createContext("/", this::handle);
        listener.start();
    }

    /** A client whose requests go to the servers by turns. */
    public ApiClient api() {
        return new ApiClient(
                URI.create("http://127.0.0.1:" + listener.getAddress().getPort()));
    }

    /** The server has another address from now on. */
    public void move(int server, URI address) {
        servers.set(server, address);
    }

    /** How many requests this server has answered. */
    public int servedBy(int server) {
        return served.get(server).get();
    }

    /** How many requests had to be passed on to another server. */
    public int passedOn() {
        return passedOn.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int first = Math.floorMod(turn.getAndIncrement(), servers.length());
            for (int tried = 0; tried < servers.length(); tried++) {
                int server = (first + tried) % servers.length();
                try {
                    HttpResponse<byte[]> answer =
                            http.send(request(exchange, servers.get(server), body), BodyHandlers.ofByteArray());
                    boolean last = tried == servers.length() - 1;
                    if (last || (answer.statusCode() != 502 && answer.statusCode() != 503)) {
                        served.get(server).incrementAndGet();
                        answer(exchange, answer);
                        return;
                    }
                } catch (IOException notTaken) {
                    // The next one may.
                }
                passedOn.incrementAndGet();
            }
            exchange.sendResponseHeaders(502, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI server, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server + exchange.getRequestURI().toString()))
                .timeout(PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        listener.stop(0);
        threads.shutdownNow();
    }
}
