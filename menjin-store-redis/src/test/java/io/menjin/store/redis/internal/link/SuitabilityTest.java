package io.menjin.store.redis.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.UnsuitableRedisException;
import io.menjin.store.redis.UnsuitableRedisException.Reason;
import io.menjin.store.redis.testing.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuitabilityTest {

    private static final String MEMORY = "maxmemory:104857600\r\nmaxmemory_policy:noeviction\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"6.0.16", "6.2.11", "7.0.15", "8.4.0", "10.0.0", "255.255.255"})
    void versionsSinceSixAreFine(String version) {
        assertThat(Suitability.objection("redis_version:" + version + "\r\n" + MEMORY, false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.14", "4.0.9", "2.8.24"})
    void olderOnesAreNot(String version) {
        assertThat(Suitability.objection("redis_version:" + version + "\r\n" + MEMORY, true))
                .hasValueSatisfying(objection -> {
                    assertThat(objection.reason()).isEqualTo(Reason.TOO_OLD);
                    assertThat(objection).hasMessageContaining(version);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "104857600, volatile-ttl, false, true",
        "104857600, allkeys-lru, false, true",
        "104857600, allkeys-lru, true, false",
        "104857600, noeviction, false, false",
        "0, allkeys-lru, false, false"
    })
    void throwingKeysAwayIsObjectedToWhereItCanHappen(String limit, String policy, boolean allowed, boolean objected) {
        String info = "redis_version:7.0.15\r\nmaxmemory:" + limit + "\r\nmaxmemory_human:x\r\nmaxmemory_policy:"
                + policy + "\r\nmem_allocator:jemalloc\r\n";
        assertThat(Suitability.objection(info, allowed).map(UnsuitableRedisException::reason))
                .isEqualTo(objected ? Optional.of(Reason.EVICTS) : Optional.empty());
    }

    @Test
    void whatSaysNothingOfItselfIsTakenAsItIs() {
        assertThat(Suitability.objection("", false)).isEmpty();
    }

    @Test
    void aServerThatIsTooOldSaysSoThoughItDoesNotKnowTheProtocol() throws IOException {
        try (OldRedis old = new OldRedis("5.0.14")) {
            assertThatThrownBy(() -> RedisStores.open(RedisStoreSettings.forRedis(Topology.address(old.port()))
                            .timeout(Duration.ofSeconds(20))
                            .build()))
                    .isInstanceOf(UnsuitableRedisException.class)
                    .hasMessageContaining("Redis 5.0.14 is too old");
        }
    }
}
