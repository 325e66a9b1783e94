package io.menjin.wechat.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.menjin.wechat.internal.http.TransportException.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for both transports: the direct one, and the one for proxies. */
class HttpTransportTest {

    /** A way to reach an upstream. */
    private enum Way {
        DIRECT {
            @Override
            HttpTransport to(URI base) throws Exception {
                return new DirectTransport(base, CONNECT, LIMIT, System::nanoTime, SSLContext.getDefault());
            }
        },
        JDK {
            @Override
            HttpTransport to(URI base) {
                return new JdkTransport(base, CONNECT, LIMIT, null, null);
            }
        };

        abstract HttpTransport to(URI base) throws Exception;
    }

    private static final Duration CONNECT = Duration.ofMinutes(1);
    private static final int LIMIT = 1024 * 1024;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: ";
    private static final List<String> NOT_HTTP = List.of(
            "S3CRET\r\n\r\n",
            "HTTP/1.1 S3CRET\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: S3CRET\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nS3CRET\r\n");
    private static final HttpCall CALL = new HttpCall("/x", List.of(new QueryParameter("secret", "S3CRET")), null);

    @ParameterizedTest
    @EnumSource
    void hangsUpOnADrippingBodyAtTheDeadline(Way way) throws Exception {
        Duration limit = Duration.ofMillis(300);
        while (!hangsUpOnADrippingBodyAfter(limit, way)) {
            limit = limit.multipliedBy(2);
            assertThat(limit).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** False when this machine was so slow that the body had not begun to drip by then. */
    private static boolean hangsUpOnADrippingBodyAfter(Duration limit, Way way) throws Exception {
        AtomicBoolean dripping = new AtomicBoolean();
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        try (ServerSocket server = serve(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write((HEAD + "1000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            try {
                for (int i = 0; i < 1_000_000; i++) {
                    out.write('x');
                    out.flush();
                    dripping.set(true);
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (IOException closed) {
                hungUp.complete(true);
            }
        })) {
            Failure failure = failure(way, server, limit);
            if (!dripping.get()) {
                return false;
            }
            assertThat(failure).isEqualTo(Failure.TIMED_OUT);
            assertThat(hungUp.get(1, TimeUnit.MINUTES)).isTrue();
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void hangsUpOnABodyWithoutEnd(Way way) throws Exception {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        try (ServerSocket server = serve(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[64 * 1024];
            try {
                while (true) {
                    out.write(piece);
                }
            } catch (IOException closed) {
                hungUp.complete(true);
            }
        })) {
            assertThat(failure(way, server, Duration.ofMinutes(1))).isEqualTo(Failure.TOO_LARGE);
            assertThat(hungUp.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hangsUpOnAnAnnouncedLengthBeyondTheLimit(Way way) throws Exception {
        try (ServerSocket server = serve(socket -> {
            socket.getOutputStream().write((HEAD + "99999999999\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            assertThat(failure(way, server, Duration.ofMinutes(1))).isEqualTo(Failure.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasNotHttpOutOfItsFailures(Way way) throws Exception {
        for (String answer : NOT_HTTP) {
            keepsOutOfItsFailures(way, answer);
        }
    }

    private static void keepsOutOfItsFailures(Way way, String answer) throws Exception {
        try (ServerSocket server = serve(socket -> {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            TransportException failure = fail(way, server, Duration.ofMinutes(1));
            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain("S3CRET").doesNotContain("127.0.0.1");
                assertThat(each.getSuppressed()).isEmpty();
            }
        }
    }

    @Test
    void showsNoParameterInAnyToString() {
        assertThat(CALL.toString() + CALL.query() + new HttpAnswer(200, "S3CRET".getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("S3CRET");
    }

    private static Failure failure(Way way, ServerSocket server, Duration deadline) throws Exception {
        return fail(way, server, deadline).failure();
    }

    private static TransportException fail(Way way, ServerSocket server, Duration deadline) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
        HttpTransport transport = way.to(uri);
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> transport.send(CALL, Deadline.after(deadline, System::nanoTime)));
        assertThat(failure).isNotNull();
        return failure;
    }

    private interface Handler {
        void handle(Socket socket) throws Exception;
    }

    private static ServerSocket serve(Handler handler) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    while (readLine(socket).length() > 0) {
                        // The head of the request ends with an empty line.
                    }
                    handler.handle(socket);
                } catch (Exception closed) {
                    // The client hung up, or the test is over.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static String readLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = socket.getInputStream().read();
                octet != '\n';
                octet = socket.getInputStream().read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }
}
