package io.menjin.bench.load;

import io.menjin.bench.process.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** nginx that answers everything with 204: what HTTP alone costs. */
final class Nginx implements AutoCloseable {

    private final ServerProcess process;
    private final Path directory;

    private Nginx(ServerProcess process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Takes the program from the system property {@code nginx}, by default the one on the path. */
    static Nginx start() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("bench-nginx");
        int port = ServerProcess.freePort();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, configuration(directory, port));
        ServerProcess process = ServerProcess.start(
                port,
                List.of(
                        System.getProperty("nginx", "nginx"),
                        "-p",
                        directory.toString(),
                        "-e",
                        directory.resolve("error.log").toString(),
                        "-c",
                        configuration.toString()));
        Nginx nginx = new Nginx(process, directory);
        try {
            process.awaitAnswer(HttpClient.newHttpClient(), "/");
        } catch (IOException | InterruptedException e) {
            nginx.close();
            throw e;
        }
        return nginx;
    }

    ServerProcess process() {
        return process;
    }

    private static String configuration(Path directory, int port) {
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(name -> name + "_temp_path " + directory.resolve(name) + ";\n")
                .reduce("", String::concat);
        return """
                daemon off;
                worker_processes 1;
                pid %s;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 100000000;
                  %s
                  server { listen 127.0.0.1:%d; location / { return 204; } }
                }
                """.formatted(directory.resolve("nginx.pid"), temporary, port);
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
