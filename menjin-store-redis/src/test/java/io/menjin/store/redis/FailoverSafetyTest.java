package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.Freeze;
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

    /** Soon gives up a replica that does not answer. */
    private static final Duration HASTE = Duration.ofMillis(600);
    /** Gives up nothing because the machine stands still for some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void theEndOfASessionIsNotAnsweredBeforeEveryReplicaKnowsIt() throws Exception {
        // In this order: they share addresses, which keep the time-out of the last.
        try (Servers servers = Topology.SENTINEL.start();
                RedisStores hasty = open(servers, HASTE);
                RedisStores patient = open(servers, PATIENCE)) {
            waitsForReplicas(hasty, patient, List.of(servers.ports().get(1)));
        }
    }

    @Test
    void norInACluster() throws Exception {
        try (Servers servers = ReplicatedCluster.start();
                RedisStores hasty = open(servers, HASTE);
                RedisStores patient = open(servers, PATIENCE)) {
            waitsForReplicas(hasty, patient, replicas(servers));
        }
    }

    private static void waitsForReplicas(RedisStores hasty, RedisStores patient, List<Integer> replicas) {
        List<Session> known = Stream.generate(() -> issued(patient)).limit(10).toList();
        known.forEach(session -> assertThat(end(patient, session)).isTrue());
        known.forEach(session -> assertThat(end(patient, session)).isFalse());

        Session session = issued(patient);
        try (Freeze freeze = Freeze.of(replicas)) {
            // It is over all the same, once the master has heard of it.
            Topology.await(() -> {
                assertThatThrownBy(() -> end(hasty, session)).isInstanceOf(StoreUnavailableException.class);
                return patient.sessions()
                                .find(Fixtures.ref(session))
                                .orElseThrow()
                                .endReason()
                        == EndReason.LOGGED_OUT;
            });
            assertThatThrownBy(() -> end(hasty, session)).isInstanceOf(StoreUnavailableException.class);
        }
        // Repeating says so when the replicas are back.
        Topology.await(() -> isConfirmed(hasty, session));
    }

    @Test
    void aServerThatHasBecomeAReplicaIsUnavailableAndNoBug() throws Exception {
        try (Servers servers = Topology.STANDALONE.start();
                RedisStores stores = open(servers, PATIENCE)) {
            Session session = issued(stores);
            RawRedis.ask(servers.ports().get(0), "REPLICAOF", "127.0.0.1", "1");
            assertThatThrownBy(() -> stores.sessions().issue(Fixtures.grant(session, 3)))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> end(stores, session)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    private static RedisStores open(Servers servers, Duration timeout) {
        return RedisStores.open(servers.settings().timeout(timeout).build());
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
