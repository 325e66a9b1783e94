package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import io.menjin.core.session.Session;
import io.menjin.core.store.IssueOutcome.Issued;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens without Redis. */
class LostRedisTest {

    /** Where Redis is there: it may be silent for some seconds when the machine stands still. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void opensWithoutRedisAndWorksWhenItComes() throws Exception {
        try (Servers servers = Topology.STANDALONE.start();
                FaultProxy proxy = new FaultProxy(servers.ports().get(0))) {
            proxy.cut();
            try (RedisStores stores = over(proxy)) {
                Session session = Fixtures.session(Fixtures.accountId(), 0, null);
                assertThat(stores.isAnswering()).isFalse();
                assertThatThrownBy(() -> stores.sessions().find(Fixtures.ref(session)))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("sessions.find");
                proxy.pass();
                Topology.await(stores::isAnswering);
                Topology.await(() -> issues(stores, session));
            }
        }
    }

    @Test
    void answersAgainAfterABreakAndAfterASilence() throws Exception {
        try (Servers servers = Topology.STANDALONE.start();
                FaultProxy proxy = new FaultProxy(servers.ports().get(0));
                RedisStores stores = over(proxy)) {
            Session session = Fixtures.session(Fixtures.accountId(), 0, null);
            Topology.await(() -> issues(stores, session));
            proxy.cut();
            assertThatThrownBy(() -> stores.sessions().find(Fixtures.ref(session)))
                    .isInstanceOf(StoreUnavailableException.class);
            proxy.pass();
            Topology.await(() -> finds(stores, session));
            proxy.swallow();
            assertThatThrownBy(() -> stores.sessions().find(Fixtures.ref(session)))
                    .isInstanceOf(StoreUnavailableException.class);
            // Connections that were silent once stay so in the proxy's world until they are replaced.
            proxy.pass();
            Topology.await(() -> finds(stores, session));
        }
    }

    @Test
    void aWipedRedisKnowsNobodyAndTakesNewLogins() throws Exception {
        try (Servers servers = Topology.STANDALONE.start();
                RedisStores stores =
                        RedisStores.open(servers.settings().timeout(PATIENCE).build())) {
            Session session = Fixtures.session(Fixtures.accountId(), 2, null);
            stores.sessions().issue(Fixtures.grant(session, 3));
            servers.ask("FLUSHALL");
            servers.ask("SCRIPT", "FLUSH");
            assertThat(stores.sessions().find(Fixtures.ref(session))).isEmpty();
            assertThat(stores.sessions().issue(Fixtures.grant(session, 3))).isInstanceOf(Issued.class);
            assertThat(stores.sessions().find(Fixtures.ref(session))).contains(session);
        }
    }

    @Test
    void refusesToOpenWithAWrongPasswordOrNone() throws Exception {
        try (Servers servers = Topology.STANDALONE.start()) {
            RawRedis.ask(servers.ports().get(0), "CONFIG", "SET", "requirepass", "c4n4ry-redis");
            RedisURI without = Topology.address(servers.ports().get(0));
            RedisURI wrong = RedisURI.builder(without)
                    .withPassword("c4n4ry-another".toCharArray())
                    .build();
            for (RedisURI address : List.of(without, wrong)) {
                assertThatThrownBy(() -> RedisStores.open(RedisStoreSettings.forRedis(address)
                                .timeout(PATIENCE)
                                .build()))
                        .isInstanceOf(UnsuitableRedisException.class)
                        .hasMessageContaining("does not let us in")
                        .hasNoCause();
            }
        }
    }

    @Test
    void refusesToOpenWhereKeysAreThrownAwayUnlessThatIsAllowed() throws Exception {
        try (Servers servers = Topology.STANDALONE.start()) {
            servers.ask("CONFIG", "SET", "maxmemory-policy", "volatile-ttl");
            RedisStoreSettings.Builder settings = servers.settings().timeout(PATIENCE);
            // No limit, so nothing is ever thrown away.
            RedisStores.open(settings.build()).close();

            servers.ask("CONFIG", "SET", "maxmemory", "100mb");
            assertThatThrownBy(() -> RedisStores.open(settings.build()))
                    .isInstanceOf(UnsuitableRedisException.class)
                    .hasMessageContaining("volatile-ttl");
            try (RedisStores stores =
                    RedisStores.open(settings.evictionAllowed(true).build())) {
                assertThat(stores.isAnswering()).isTrue();
            }
        }
    }

    @Test
    void goesOnAfterSentinelsHaveChosenAnotherMaster() throws Exception {
        try (Servers servers = Topology.SENTINEL.start();
                RedisStores stores = RedisStores.open(servers.settings().build())) {
            Session session = Fixtures.session(Fixtures.accountId(), 0, null);
            Topology.await(() -> issues(stores, session));
            RawRedis.ask(servers.ports().get(0), "WAIT", "2", "2000");
            Topology.await(() -> servers.ask("DBSIZE").stream().distinct().count() == 1);
            servers.each().get(0).stop();
            Topology.await(() -> finds(stores, session));
            Session next = Fixtures.session(session.accountId(), 0, null);
            Topology.await(() -> issues(stores, next));
        }
    }

    private static RedisStores over(FaultProxy proxy) {
        return RedisStores.open(RedisStoreSettings.forRedis(Topology.address(proxy.port()))
                .timeout(Duration.ofMillis(500))
                .build());
    }

    private static boolean finds(RedisStores stores, Session session) {
        try {
            return stores.sessions().find(Fixtures.ref(session)).isPresent();
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static boolean issues(RedisStores stores, Session session) {
        try {
            return stores.sessions().issue(Fixtures.grant(session, 3)) instanceof Issued;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }
}
