package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.ReplicatedCluster;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is answered although the server that has done it may die the next moment. */
class FailoverSafetyTest {

    private static final Duration TIMEOUT = Duration.ofMillis(600);

    @Test
    void theEndOfASessionIsNotAnsweredBeforeEveryReplicaKnowsIt() throws Exception {
        try (Servers servers = Topology.SENTINEL.start();
                RedisStores stores =
                        RedisStores.open(servers.settings().timeout(TIMEOUT).build())) {
            waitsForItsReplicas(stores, servers.ports().get(1));
        }
    }

    @Test
    void norInACluster() throws Exception {
        try (Servers servers = ReplicatedCluster.start();
                RedisStores stores =
                        RedisStores.open(servers.settings().timeout(TIMEOUT).build())) {
            List<Session> known =
                    Stream.generate(() -> issued(stores)).limit(10).toList();
            known.forEach(session -> assertThat(end(stores, session)).isTrue());
            known.forEach(session -> assertThat(end(stores, session)).isFalse());

            Session session = issued(stores);
            replicas(servers).forEach(FailoverSafetyTest::freeze);
            assertThatThrownBy(() -> end(stores, session)).isInstanceOf(StoreUnavailableException.class);
            Topology.await(() -> isConfirmed(stores, session));
        }
    }

    private static void waitsForItsReplicas(RedisStores stores, int replica) {
        Session known = issued(stores);
        assertThat(end(stores, known)).isTrue();

        Session session = issued(stores);
        freeze(replica);
        assertThatThrownBy(() -> end(stores, session)).isInstanceOf(StoreUnavailableException.class);
        // It is over all the same, and repeating says so when the replica is back.
        assertThat(stores.sessions().find(Fixtures.ref(session)).orElseThrow().endReason())
                .isEqualTo(EndReason.LOGGED_OUT);
        assertThatThrownBy(() -> end(stores, session)).isInstanceOf(StoreUnavailableException.class);
        Topology.await(() -> isConfirmed(stores, session));
    }

    @Test
    void aServerThatHasBecomeAReplicaIsUnavailableAndNoBug() throws Exception {
        try (Servers servers = Topology.STANDALONE.start();
                RedisStores stores = RedisStores.open(servers.settings().build())) {
            Session session = issued(stores);
            RawRedis.ask(servers.ports().get(0), "REPLICAOF", "127.0.0.1", "1");
            assertThatThrownBy(() -> stores.sessions().issue(Fixtures.grant(session, 3)))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> end(stores, session)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    /** It does nothing for some seconds and is not gone. */
    private static void freeze(int port) {
        Thread frozen = new Thread(() -> RawRedis.ask(port, "DEBUG", "SLEEP", "8"));
        frozen.setDaemon(true);
        frozen.start();
        Topology.await(() -> RawRedis.isBusy(port));
    }

    private static List<Integer> replicas(Servers servers) {
        return servers.ports().stream()
                .filter(port -> RawRedis.ask(port, "ROLE").contains("slave"))
                .toList();
    }

    private static Session issued(RedisStores stores) {
        Topology.await(stores::isAnswering);
        Session session = Fixtures.session(Fixtures.accountId(), 0, null);
        stores.sessions().issue(Fixtures.grant(session, 3));
        return session;
    }

    private static boolean end(RedisStores stores, Session session) {
        return stores.sessions().end(session.accountId(), session.id(), EndReason.LOGGED_OUT, Fixtures.NOW);
    }

    private static boolean isConfirmed(RedisStores stores, Session session) {
        try {
            assertThat(end(stores, session)).isFalse();
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }
}
