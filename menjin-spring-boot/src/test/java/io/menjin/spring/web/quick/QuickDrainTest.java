package io.menjin.spring.web.quick;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Fault;
import io.menjin.spring.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class QuickDrainTest {

    @Test
    void waitsForWhatIsUnderWay() throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger(1);
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch stopped = new CountDownLatch(1);
        QuickDrain drain = new QuickDrain(
                () -> {
                    asked.countDown();
                    return underWay.get();
                },
                true);
        drain.start();
        drain.stop(stopped::countDown);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped.getCount()).isEqualTo(1);

        underWay.set(0);

        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(drain.isRunning()).isFalse();
    }

    @Test
    void waitsForNothingWhereShutdownIsImmediate() {
        CountDownLatch stopped = new CountDownLatch(1);
        new QuickDrain(() -> 1, false).stop(stopped::countDown);
        assertThat(stopped.getCount()).isZero();
    }

    @Test
    void comesBetweenTheEndOfNewRequestsAndTheEndOfTheServer() {
        assertThat(new QuickDrain(() -> 0, true).getPhase())
                .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
                .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void aLoginUnderWayIsAnsweredWhileTheServerStops() throws Exception {
        TestServer server =
                TestServer.builder().property("server.shutdown", "graceful").start();
        try {
            String code = server.code(server.newPerson(), TestServer.SHOP);
            server.wechat()
                    .fault(Fault.on("jscode2session")
                            .delay(Duration.ofSeconds(2))
                            .times(1));
            CompletableFuture<Integer> login = CompletableFuture.supplyAsync(() -> server.post("/v1/login")
                    .json(Map.of("source", "shop", "code", code))
                    .send()
                    .status());
            QuickJson answers = server.bean(QuickJson.class);
            while (answers.underWay() == 0) {
                assertThat(login).isNotDone();
                Thread.sleep(5);
            }
            server.context().close();
            assertThat(login.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        } finally {
            server.close();
        }
    }
}
