package io.menjin.store.redis.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {

    private static final byte[] KEY = "key".getBytes(StandardCharsets.US_ASCII);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ClientResources resources = DefaultClientResources.create();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        executor.shutdownNow();
        resources.shutdown(0, 2, TimeUnit.SECONDS);
    }

    /** As it is closed under a request that had got it a moment before. */
    @ParameterizedTest
    @EnumSource
    void aConnectionThatWasGivenUpMeansThatTheStoreIsUnavailable(Topology topology) throws IOException {
        try (Servers servers = topology.start();
                Link link = Link.open(servers.settings().timeout(PATIENCE).build(), resources, executor)) {
            assertThat(link.isAnswering(PATIENCE)).isTrue();
            Objects.requireNonNull(link.connection()).closeAsync();

            assertThatThrownBy(() -> link.call("test.get", redis -> redis.get(KEY)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("test.get failed");
            assertThat(link.isAnswering(Duration.ofSeconds(1))).isFalse();
        }
    }

    /** As of a machine that stands still. */
    @Test
    void aSilenceThatIsShorterThanTheTimeoutCostsNoCommandAndNoConnection() throws IOException {
        try (Servers servers = Topology.STANDALONE.start();
                FaultProxy proxy = new FaultProxy(servers.ports().get(0));
                Link link = Link.open(
                        RedisStoreSettings.forRedis(Topology.address(proxy.port()))
                                .timeout(Duration.ofMinutes(1))
                                .build(),
                        resources,
                        executor)) {
            link.call("test.set", redis -> redis.set(KEY, KEY));
            Connection connection = link.connection();

            proxy.hold();
            CompletableFuture<byte[]> answer =
                    CompletableFuture.supplyAsync(() -> link.call("test.get", redis -> redis.get(KEY)));
            // Meanwhile more than the three PINGs stay without answer that a shorter time-out allows.
            for (int i = 0; i < 5; i++) {
                assertThat(link.isAnswering(Duration.ofSeconds(1))).isFalse();
            }
            proxy.pass();

            assertThat(answer.join()).isEqualTo(KEY);
            assertThat(link.connection()).isSameAs(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeOnAConnectionThatIsThereIsNoOutage(Topology topology) throws IOException {
        try (Servers servers = topology.start();
                Link link = Link.open(servers.settings().timeout(PATIENCE).build(), resources, executor)) {
            assertThatThrownBy(() -> link.call("test.get", redis -> {
                        redis.set(KEY, KEY);
                        return redis.llen(KEY);
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("test.get was refused by Redis");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultOfOtherMeansIsAnOutageOnlyWhereTheConnectionWasGivenUp(Topology topology) throws IOException {
        try (Servers servers = topology.start();
                Link link = Link.open(servers.settings().timeout(PATIENCE).build(), resources, executor)) {
            IllegalStateException fault = new IllegalStateException("a fault of the means");

            assertThatThrownBy(() -> link.over("test.other", connection -> {
                        throw fault;
                    }))
                    .isSameAs(fault);

            assertThatThrownBy(() -> link.over("test.other", connection -> {
                        connection.closeAsync();
                        throw fault;
                    }))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("test.other failed")
                    .hasCause(fault);
        }
    }
}
