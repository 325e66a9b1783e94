package io.menjin.wechat.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on sockets that answers byte by byte as the test says, each connection on its own thread. */
final class ScriptedServer implements AutoCloseable {

    /** Answers the request numbered {@code request}, from 1, of the connection numbered {@code connection}, from 1. */
    interface Script {
        /** Writes what the server says; returns whether the connection stays open. */
        boolean answer(Socket socket, int connection, int request) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        start(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                int connection = connections.incrementAndGet();
                start(() -> serve(socket, connection, script));
            }
        });
    }

    static String answer(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Socket socket, int connection, Script script) throws Exception {
        try (socket) {
            for (int request = 1; readHead(socket); request++) {
                requests.incrementAndGet();
                if (!script.answer(socket, connection, request)) {
                    return;
                }
            }
        }
    }

    private static boolean readHead(Socket socket) throws IOException {
        int lineLength = 0;
        for (int octet = socket.getInputStream().read();
                octet >= 0;
                octet = socket.getInputStream().read()) {
            if (octet == '\n' && lineLength == 0) {
                return true;
            }
            lineLength = octet == '\n' ? 0 : octet == '\r' ? lineLength : lineLength + 1;
        }
        return false;
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception closed) {
                // The client hung up, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
