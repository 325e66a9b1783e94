package io.menjin.store.redis.internal.limit;

import static io.menjin.core.limit.RateLimiter.Limit.LOGIN_PER_ADDRESS;
import static io.menjin.core.limit.RateLimiter.Limit.LOGIN_PER_PERSON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.SharedAllowance;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisRateLimiterTest {

    private static final Map<RateLimiter.Limit, SharedAllowance> THREE_AN_HOUR =
            Map.of(LOGIN_PER_ADDRESS, new SharedAllowance(3, Duration.ofHours(1)));

    @Nested
    class Alone {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

        @Test
        void countsForAllNodesTogether() {
            countsForAllNodesTogetherOn(REDIS);
        }

        @Test
        void letsEverythingPassThatHasNoLimit() {
            RateLimiter limiter = REDIS.redis().limiter(THREE_AN_HOUR);
            for (int i = 0; i < 10; i++) {
                assertThat(limiter.acquire(LOGIN_PER_PERSON, "somebody")).isEmpty();
            }
        }

        @Test
        void letsEverythingPassWhileRedisIsAway() {
            try (FaultProxy proxy = new FaultProxy(REDIS.servers().ports().get(0));
                    RedisStores stores = RedisStores.open(RedisStoreSettings.forRedis(Topology.address(proxy.port()))
                            .timeout(Duration.ofMillis(500))
                            .build())) {
                RateLimiter limiter = stores.limiter(THREE_AN_HOUR);
                assertThat(limiter.acquire(LOGIN_PER_ADDRESS, "cut")).isEmpty();
                proxy.cut();
                for (int i = 0; i < 5; i++) {
                    assertThat(limiter.acquire(LOGIN_PER_ADDRESS, "cut")).isEmpty();
                }
            }
        }

        @Test
        void letsEverythingPassOnceItsConnectionIsGivenUp() {
            letsEverythingPassOnceItsConnectionIsGivenUpOn(REDIS);
        }

        @Test
        void letsEverythingPassThatRedisRefusesToCount() {
            Keys keys = new Keys(REDIS.servers().settings().build().keyPrefix());
            REDIS.servers()
                    .ask("LPUSH", new String(keys.limit(LOGIN_PER_ADDRESS.name(), "list"), US_ASCII), "no bucket");
            RateLimiter limiter = REDIS.redis().limiter(THREE_AN_HOUR);
            for (int i = 0; i < 5; i++) {
                assertThat(limiter.acquire(LOGIN_PER_ADDRESS, "list")).isEmpty();
            }
        }
    }

    @Nested
    class InACluster {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.CLUSTER);

        @Test
        void countsForAllNodesTogether() {
            countsForAllNodesTogetherOn(REDIS);
        }

        @Test
        void letsEverythingPassOnceItsConnectionIsGivenUp() {
            letsEverythingPassOnceItsConnectionIsGivenUpOn(REDIS);
        }
    }

    private static void countsForAllNodesTogetherOn(OpenRedis redis) {
        try (RedisStores node = RedisStores.open(redis.servers().settings().build())) {
            RateLimiter one = redis.redis().limiter(THREE_AN_HOUR);
            RateLimiter other = node.limiter(THREE_AN_HOUR);
            assertThat(one.acquire(LOGIN_PER_ADDRESS, "192.0.2.1")).isEmpty();
            assertThat(other.acquire(LOGIN_PER_ADDRESS, "192.0.2.1")).isEmpty();
            assertThat(one.acquire(LOGIN_PER_ADDRESS, "192.0.2.1")).isEmpty();
            assertThat(other.acquire(LOGIN_PER_ADDRESS, "192.0.2.1")).isPresent();
            assertThat(one.acquire(LOGIN_PER_ADDRESS, "192.0.2.1"))
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(20)));
            assertThat(one.acquire(LOGIN_PER_ADDRESS, "192.0.2.2")).isEmpty();
        }
    }

    /** As it is closed under a request that had got it a moment before. */
    private static void letsEverythingPassOnceItsConnectionIsGivenUpOn(OpenRedis redis) {
        ClientResources resources = DefaultClientResources.create();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (Link link = Link.open(
                redis.servers().settings().timeout(Duration.ofSeconds(20)).build(), resources, executor)) {
            RateLimiter limiter = new RedisRateLimiter(link, new Keys("given-up:"), THREE_AN_HOUR);
            for (int i = 0; i < 3; i++) {
                assertThat(limiter.acquire(LOGIN_PER_ADDRESS, "192.0.2.3")).isEmpty();
            }
            assertThat(limiter.acquire(LOGIN_PER_ADDRESS, "192.0.2.3")).isPresent();
            // Nobody replaces the connection from here on.
            executor.shutdownNow();

            Objects.requireNonNull(link.connection()).closeAsync();

            assertThat(limiter.acquire(LOGIN_PER_ADDRESS, "192.0.2.3")).isEmpty();
        } finally {
            executor.shutdownNow();
            resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
