package io.menjin.store.redis.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.menjin.core.session.Session;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.Freeze;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master that stood still, was replaced by a replica, and goes on without knowing it. */
class ReplacedMasterTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private Servers servers;
    private RedisStoreSettings settings;
    private int old;

    @BeforeEach
    void start() throws IOException {
        servers = Topology.SENTINEL.start();
        settings = servers.settings().timeout(TIMEOUT).build();
        old = servers.ports().get(0);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void confirmsNothing() {
        ClientResources resources = DefaultClientResources.create();
        Confirmed confirmed = new Confirmed(resources, settings);
        try {
            Topology.await(() -> isConfirmed(confirmed));

            replace();

            assertThatThrownBy(() -> write(confirmed))
                    .isInstanceOf(RedisException.class)
                    .hasMessageContaining("Sentinels");
        } finally {
            confirmed.close();
            resources.shutdown(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @Test
    void isLeftForTheOneThatSentinelsName() {
        try (RedisStores stores = RedisStores.open(settings)) {
            Topology.await(stores::isAnswering);

            replace();

            try (RedisStores others = RedisStores.open(settings)) {
                Session session = Fixtures.session(Fixtures.accountId(), 0, null);
                Topology.await(() -> {
                    try {
                        stores.sessions().issue(Fixtures.grant(session, 3));
                        return others.sessions().find(Fixtures.ref(session)).isPresent();
                    } catch (StoreUnavailableException e) {
                        return false;
                    }
                });
            }
        }
    }

    /** The master stands still until there is another one. Then it goes on, and Sentinels may not tell it. */
    private void replace() {
        RawRedis.ask(old, "ACL", "SETUSER", "default", "-replicaof", "-slaveof");
        try (Freeze frozen = Freeze.of(List.of(old))) {
            assertThat(frozen).isNotNull();
            Topology.await(() -> settings.addresses().get(0).getSentinels().stream()
                    .noneMatch(sentinel -> named(sentinel).contains(String.valueOf(old))));
        }
        assertThat(RawRedis.ask(old, "ROLE")).contains("master");
    }

    private static String named(RedisURI sentinel) {
        return RawRedis.ask(sentinel.getPort(), "SENTINEL", "get-master-addr-by-name", Topology.MASTER);
    }

    private boolean isConfirmed(Confirmed confirmed) {
        try {
            return write(confirmed).equals("OK");
        } catch (RedisException e) {
            return false;
        }
    }

    private String write(Confirmed confirmed) {
        return confirmed.write(Topology.address(old), ReplacedMasterTest::set);
    }

    private static String set(RedisClusterCommands<byte[], byte[]> redis) {
        return redis.mset(Map.of(bytes("key"), bytes("value")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
