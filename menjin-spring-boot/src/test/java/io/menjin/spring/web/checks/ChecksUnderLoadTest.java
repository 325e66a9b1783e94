package io.menjin.spring.web.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.store.ChangeFeed;
import io.menjin.spring.testing.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the port does when the stores are slow, when there are too many, and when it is to end. */
class ChecksUnderLoadTest {
    private static TestServer server;
    private static String remembered;

    /** Tells that nobody else writes, so that what is remembered stays so. */
    @Configuration(proxyBeanMethods = false)
    static class Alone {
        @Bean
        ChangeFeed changes() {
            return ChangeFeed.ONE_PROCESS;
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.builder()
                .source(BlockableStore.class)
                .source(Alone.class)
                .property("menjin.checks.store-threads", "1")
                .property("menjin.checks.queue", "1")
                .property("menjin.checks.threads", "1")
                .start();
        remembered = server.login(server.newPerson());
        server.atChecksPort("GET", "/v1/verify").bearer(remembered).send().expect(204);
    }

    @AfterEach
    void letGo() {
        BlockableStore.unblock();
        BlockableStore.setBroken(false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesWhatTheStoresCannotTakeAndAnswersTheRest() throws Exception {
        String first = server.login(server.newPerson());
        String second = server.login(server.newPerson());
        String third = server.login(server.newPerson());
        BlockableStore.block();
        try (Wire asking = wire();
                Wire queued = wire();
                Wire other = wire()) {
            asking.send(Wire.verify(first) + Wire.verify(remembered) + Wire.verify("mj_garbage"));
            assertThat(BlockableStore.ARRIVED.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
            queued.send(Wire.verify(second));
            // The same thread reads both connections, so this is answered after the one before was queued.
            assertThat(other.send(Wire.verify(remembered)).receive().code()).isEqualTo(204);
            assertThat(other.send(Wire.verify("mj_garbage")).receive().code()).isEqualTo(401);

            Wire.Response refused = other.send(Wire.verify(third)).receive();
            assertThat(refused.code()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.body()).contains("\"code\":\"internal\"");

            BlockableStore.unblock();
            assertThat(asking.receive().code()).isEqualTo(204);
            assertThat(asking.receive().code()).isEqualTo(204);
            assertThat(asking.receive().code()).isEqualTo(401);
            assertThat(queued.receive().code()).isEqualTo(204);
            assertThat(other.send(Wire.verify(third)).receive().code()).isEqualTo(204);
        }
    }

    @Test
    void saysWhatTheMainPortSaysWhenAStoreFails() {
        String token = server.login(server.newPerson());
        BlockableStore.setBroken(true);
        Scenario verify = new Scenario("broken", "GET", "/v1/verify", call -> call.bearer(token), 503);

        assertThat(verify.over(GatewayWay.CHECKS_PORT, server))
                .isEqualTo(verify.over(GatewayWay.MAIN_PORT, server))
                .extracting(Scenario.Outcome::status)
                .isEqualTo(503);
    }

    @Test
    void closesTheSilentAndTheSlow() throws Exception {
        try (ChecksServer port = port(10, Duration.ofSeconds(5), new ChecksStatistics());
                Wire silent = new Wire(port.address().getPort());
                Wire slow = new Wire(port.address().getPort());
                Wire idle = new Wire(port.address().getPort())) {
            slow.send("GET /v1/verify HTTP/1.1\r\nHost: a\r\nX-");
            assertThat(idle.send(Wire.verify(remembered)).receive().code()).isEqualTo(204);

            assertThat(silent.isEnded()).isTrue();
            assertThat(slow.isEnded()).isTrue();
            assertThat(idle.isEnded()).isTrue();
        }
    }

    @Test
    void takesSoManyConnectionsAndNoMore() throws Exception {
        ChecksStatistics statistics = new ChecksStatistics();
        try (ChecksServer port = port(1, Duration.ofMinutes(1), statistics);
                Wire one = new Wire(port.address().getPort())) {
            assertThat(one.send(Wire.verify(remembered)).receive().code()).isEqualTo(204);
            try (Wire tooMany = new Wire(port.address().getPort())) {
                assertThat(tooMany.isEnded()).isTrue();
            }
            assertThat(statistics.connections()).isEqualTo(1);
            assertThat(statistics.turnedAway()).isEqualTo(1);
            assertThat(one.send(Wire.verify(remembered)).receive().code()).isEqualTo(204);
        }
        assertThat(statistics.connections()).isZero();
    }

    @Test
    void answersWhatIsUnderWayBeforeItEnds() throws Exception {
        String token = server.login(server.newPerson());
        BlockableStore.block();
        try (ChecksServer port = port(10, Duration.ofMinutes(1), new ChecksStatistics());
                Wire asking = new Wire(port.address().getPort());
                Wire idle = new Wire(port.address().getPort())) {
            assertThat(idle.send(Wire.verify(remembered)).receive().code()).isEqualTo(204);
            asking.send(Wire.verify(token));
            assertThat(BlockableStore.ARRIVED.tryAcquire(60, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> drained = port.drain().toCompletableFuture();

            assertThat(idle.isEnded()).isTrue();
            assertThat(drained).isNotDone();
            BlockableStore.unblock();
            Wire.Response last = asking.receive();
            assertThat(last.code()).isEqualTo(204);
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(asking.isEnded()).isTrue();
            asking.close();
            drained.join();
        }
    }

    private static Wire wire() throws IOException {
        return new Wire(server.checksPort());
    }

    /** One more, on the JDK's own channels. */
    private static ChecksServer port(int maxConnections, Duration patience, ChecksStatistics statistics) {
        ChecksSettings settings = new ChecksSettings(
                new InetSocketAddress("127.0.0.1", 0), 1, 1, 1, maxConnections, patience, patience, 8192, 16_384, true);
        return ChecksServer.start(settings, server.bean(Checks.class), statistics, Clock.systemUTC(), Transport.nio());
    }
}
