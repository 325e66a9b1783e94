package io.menjin.wechat.internal.http;

import static io.menjin.wechat.internal.http.ScriptedServer.answer;
import static io.menjin.wechat.internal.http.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.menjin.wechat.internal.http.TransportException.Failure;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class DirectTransportTest {

    private static final HttpCall GET = new HttpCall("/get", List.of(), null);
    private static final HttpCall POST = new HttpCall("/post", List.of(), "{}".getBytes(StandardCharsets.US_ASCII));

    /** The time by which connections grow old; deadlines go by the machine's own. */
    private final AtomicLong rested = new AtomicLong();

    @Test
    void callsOneAfterAnotherShareAConnection() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("request " + request));
            return true;
        })) {
            DirectTransport transport = transport(server);

            assertThat(body(transport, GET)).isEqualTo("request 1");
            assertThat(body(transport, GET)).isEqualTo("request 2");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void closingItClosesConnectionsAtRest() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("ok"));
            if (socket.getInputStream().read() < 0) {
                ended.countDown();
            }
            return false;
        })) {
            DirectTransport transport = transport(server);
            body(transport, GET);

            transport.close();

            assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void looksWhetherAConnectionIsStillThereAfterARest() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("connection " + connection));
            if (connection == 1) {
                socket.close();
                closed.countDown();
            }
            return true;
        })) {
            DirectTransport transport = transport(server);
            body(transport, GET);
            closed.await();
            rest(Duration.ofSeconds(1));

            assertThat(body(transport, POST)).isEqualTo("connection 2");
        }
    }

    @Test
    void usesAConnectionAgainAfterAShortRest() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("ok"));
            return true;
        })) {
            DirectTransport transport = transport(server);
            body(transport, GET);
            rest(Duration.ofSeconds(29));
            body(transport, POST);

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesNoConnectionThatHasRestedForLong() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("ok"));
            return true;
        })) {
            DirectTransport transport = transport(server);
            body(transport, GET);
            rest(Duration.ofSeconds(30));
            body(transport, GET);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void sendsAGetOnceMoreWhenTheConnectionAtRestHasGone() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            if (request == 2) {
                return false;
            }
            write(socket, answer("connection " + connection));
            return true;
        })) {
            DirectTransport transport = transport(server);

            assertThat(body(transport, GET)).isEqualTo("connection 1");
            assertThat(body(transport, GET)).isEqualTo("connection 2");
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void neverSendsAPostTwice() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            if (request == 2) {
                return false;
            }
            write(socket, answer("ok"));
            return true;
        })) {
            DirectTransport transport = transport(server);
            body(transport, GET);

            assertThat(failure(transport, POST, Duration.ofMinutes(1))).isEqualTo(Failure.BROKEN);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void neverSendsAGetTwiceOnceAnAnswerHasBegun() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            if (request == 2) {
                write(socket, "HTTP/1.1 200 OK\r\nContent-Le");
                return false;
            }
            write(socket, answer("ok"));
            return true;
        })) {
            DirectTransport transport = transport(server);
            body(transport, GET);

            assertThat(failure(transport, GET, Duration.ofMinutes(1))).isEqualTo(Failure.BROKEN);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void neverSendsAGetTwiceOverNewConnections() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> false)) {
            assertThat(failure(transport(server), GET, Duration.ofMinutes(1))).isEqualTo(Failure.BROKEN);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void neverTakesWhatNobodyAskedForAsTheNextAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("mine of " + connection) + answer("somebody else's"));
            return true;
        })) {
            DirectTransport transport = transport(server);

            assertThat(body(transport, GET)).isEqualTo("mine of 1");
            assertThat(body(transport, GET)).isEqualTo("mine of 2");
        }
    }

    @Test
    void neverTakesALateAnswerAsTheNextOne() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, answer("mine of " + connection));
            if (connection == 1) {
                later.await();
                write(socket, answer("somebody else's"));
                written.countDown();
            }
            return true;
        })) {
            DirectTransport transport = transport(server);
            assertThat(body(transport, GET)).isEqualTo("mine of 1");
            later.countDown();
            written.await();

            assertThat(body(transport, GET)).isEqualTo("mine of 2");
        }
    }

    @Test
    void hangsUpOnADrippingHeadAtTheDeadline() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, "HTTP/1.1 200 OK\r\nX-Long: ");
            while (!socket.isClosed()) {
                write(socket, "x");
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return false;
        })) {
            assertThat(failure(transport(server), GET, Duration.ofMillis(300))).isEqualTo(Failure.TIMED_OUT);
        }
    }

    @Test
    void refusesAHeadWithoutEnd() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            write(socket, "HTTP/1.1 200 OK\r\n");
            while (!socket.isClosed()) {
                write(socket, "X-Header: x\r\n");
            }
            return false;
        })) {
            assertThat(failure(transport(server), GET, Duration.ofMinutes(1))).isEqualTo(Failure.TOO_LARGE);
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            asked.countDown();
            never.await();
            return false;
        })) {
            CompletableFuture<Failure> failure = new CompletableFuture<>();
            CompletableFuture<Boolean> status = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                failure.complete(failure(transport(server), GET, Duration.ofMinutes(5)));
                status.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            asked.await();

            caller.interrupt();

            assertThat(failure.get(1, TimeUnit.MINUTES)).isEqualTo(Failure.INTERRUPTED);
            assertThat(status.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void aDeadlineThatHasPassedDoesNotHurtTheNextCall() throws Exception {
        AtomicBoolean answering = new AtomicBoolean();
        try (ScriptedServer server = new ScriptedServer((socket, connection, request) -> {
            if (answering.get()) {
                write(socket, answer("ok"));
            }
            return true;
        })) {
            DirectTransport transport = transport(server);

            assertThat(failure(transport, GET, Duration.ofMillis(100))).isEqualTo(Failure.TIMED_OUT);
            answering.set(true);
            assertThat(body(transport, GET)).isEqualTo("ok");
        }
    }

    private void rest(Duration duration) {
        rested.addAndGet(duration.toNanos());
    }

    private DirectTransport transport(ScriptedServer server) {
        try {
            return new DirectTransport(server.uri(), Duration.ofMinutes(1), 1024, rested::get, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String body(HttpTransport transport, HttpCall call) throws TransportException {
        Deadline deadline = Deadline.after(Duration.ofMinutes(1), System::nanoTime);
        return new String(transport.send(call, deadline).body(), StandardCharsets.US_ASCII);
    }

    private static Failure failure(HttpTransport transport, HttpCall call, Duration limit) {
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> transport.send(call, Deadline.after(limit, System::nanoTime)));
        assertThat(failure).isNotNull();
        return failure.failure();
    }
}
