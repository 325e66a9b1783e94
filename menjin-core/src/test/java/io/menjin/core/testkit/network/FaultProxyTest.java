package io.menjin.core.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultProxyTest {

    private static final int SHORT_MILLIS = 200;
    private static final int LONG_MILLIS = 30_000;

    private final ServerSocket echo = listener();
    private final FaultProxy proxy = new FaultProxy(echo.getLocalPort());

    FaultProxyTest() {
        daemon(() -> {
            while (true) {
                Socket peer = echo.accept();
                daemon(() -> peer.getInputStream().transferTo(peer.getOutputStream()));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesBothWays() throws IOException {
        try (Socket client = connect()) {
            say(client, 7);
            assertThat(heard(client)).isEqualTo(7);
        }
    }

    @Test
    void aCutBreaksWhatIsOpenAndWhatComes() throws IOException {
        try (Socket client = connect()) {
            say(client, 7);
            heard(client);
            proxy.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        assertThat(isBrokenAtOnce(proxy)).isTrue();
        assertThat(proxy.connections()).isZero();
        proxy.pass();
        passesBothWays();
    }

    @Test
    void whatIsSwallowedNeverComesAndTheConnectionIsResetAfterwards() throws Exception {
        try (Socket client = connect()) {
            say(client, 7);
            heard(client);
            proxy.swallow();
            say(client, 8);
            assertThat(isSilent(client)).isTrue();
            awaitDamage(proxy);
            proxy.pass();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        passesBothWays();
    }

    @Test
    void newConnectionsAreAcceptedAndSilentWhileEverythingIsSwallowed() throws IOException {
        proxy.swallow();
        try (Socket client = connect()) {
            say(client, 7);
            assertThat(isSilent(client)).isTrue();
        }
    }

    @Test
    void requestsArriveWhileAnswersAreSwallowed() throws Exception {
        try (ServerSocket server = listener();
                FaultProxy half = new FaultProxy(server.getLocalPort())) {
            half.swallow(Direction.TO_CLIENT);
            try (Socket client = connect(half);
                    Socket peer = server.accept()) {
                say(client, 7);
                assertThat(peer.getInputStream().read()).isEqualTo(7);
                say(peer, 8);
                assertThat(isSilent(client)).isTrue();
            }
        }
    }

    @Test
    void theOtherSideDoesNotHearOfACloseThatIsSwallowed() throws Exception {
        try (ServerSocket server = listener();
                FaultProxy half = new FaultProxy(server.getLocalPort())) {
            Socket client = connect(half);
            try (Socket peer = server.accept()) {
                half.swallow();
                client.close();
                assertThat(isSilent(peer)).isTrue();
                awaitDamage(half);
                half.pass();
                assertThatThrownBy(() -> peer.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void whatIsHeldComesLater() throws IOException {
        try (Socket client = connect()) {
            proxy.hold();
            say(client, 7);
            assertThat(isSilent(client)).isTrue();
            proxy.pass();
            assertThat(heard(client)).isEqualTo(7);
        }
    }

    @Test
    void whatIsSlowComesLaterByItself() throws IOException {
        try (Socket client = connect()) {
            proxy.slow(Direction.TO_CLIENT, Duration.ofMillis(300), Duration.ofMillis(400));
            long begin = System.nanoTime();
            say(client, 7);
            assertThat(heard(client)).isEqualTo(7);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void breaksConnectionsToAServerThatIsNotThere() throws IOException {
        // Not the echo's: a thread that waits in accept() can take one more connection while its socket is closed.
        ServerSocket nobody = listener();
        nobody.close();
        try (FaultProxy ahead = new FaultProxy(nobody.getLocalPort())) {
            assertThat(isBrokenAtOnce(ahead)).isTrue();
        }
    }

    private Socket connect() throws IOException {
        return connect(proxy);
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        // The time-out of the test would not end a read.
        client.setSoTimeout(LONG_MILLIS);
        return client;
    }

    private static boolean isBrokenAtOnce(FaultProxy proxy) {
        try (Socket client = connect(proxy)) {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isSilent(Socket client) throws IOException {
        client.setSoTimeout(SHORT_MILLIS);
        try {
            int read = client.getInputStream().read();
            throw new AssertionError("heard " + read);
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            client.setSoTimeout(LONG_MILLIS);
        }
    }

    /** What was said just now may not have reached the proxy yet, and would pass when the network is well again. */
    private static void awaitDamage(FaultProxy proxy) throws InterruptedException {
        while (proxy.damaged() == 0) {
            Thread.sleep(1);
        }
    }

    private static void say(Socket client, int what) throws IOException {
        client.getOutputStream().write(what);
    }

    private static int heard(Socket client) throws IOException {
        return client.getInputStream().read();
    }

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
