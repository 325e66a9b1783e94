package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.process.PreparedRequest;
import io.menjin.bench.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@link LoginServer} that has been started. Thread-safe. */
final class RunningServer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final LoginServer kind;
    private final ServerProcess process;
    private final Path directory;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningServer(LoginServer kind, ServerProcess process, Path directory) {
        this.kind = kind;
        this.process = process;
        this.directory = directory;
    }

    /** Starts it and waits until it answers. */
    static RunningServer start(LoginServer kind, Jdk jdk, LoginServer.Surroundings around)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("bench-server");
        ServerProcess process = ServerProcess.start(around.port(), kind.command(jdk, around, directory));
        RunningServer server = new RunningServer(kind, process, directory);
        try {
            process.awaitAnswer(server.http, kind.verifyPath());
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    LoginServer kind() {
        return kind;
    }

    ServerProcess process() {
        return process;
    }

    URI baseUri() {
        return process.baseUri();
    }

    PreparedRequest loginRequest(String code) {
        return new PreparedRequest(kind.loginPath(), null, kind.loginBody(code));
    }

    PreparedRequest verifyRequest(String token) {
        return new PreparedRequest(kind.verifyPath(), token, null);
    }

    /** Logs in and gives the token. */
    String login(String code) throws IOException, InterruptedException {
        HttpRequest request = request(kind.loginPath())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(kind.loginBody(code)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(response.body());
        if (response.statusCode() != 200 || !token.find()) {
            throw new IOException(
                    kind.title() + " answers a login with " + response.statusCode() + " " + response.body());
        }
        return token.group(1);
    }

    /** Whether the server takes a token now. */
    boolean isAlive(String token) throws IOException, InterruptedException {
        int status = http.send(authorized(kind.verifyPath(), token).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 204 && status != 401) {
            throw new IOException(kind.title() + " answers a check with " + status);
        }
        return status == 204;
    }

    /** Ends all sessions of the person whose token this is; false when the token is dead already. */
    boolean logoutEverywhere(String token) throws IOException, InterruptedException {
        HttpRequest request = authorized(kind.logoutPath(), token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(kind.logoutBody()))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 204 && status != kind.statusOfDeadToken()) {
            throw new IOException(kind.title() + " answers logging out everywhere with " + status);
        }
        return status == 204;
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).forEach(RunningServer::delete);
        }
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(baseUri().resolve(path)).timeout(TIMEOUT);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
