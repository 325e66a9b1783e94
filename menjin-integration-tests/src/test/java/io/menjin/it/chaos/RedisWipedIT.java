package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Person;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Redis forgets everything: accounts are intact, devices log in again and are the same persons, what ended stays so. */
class RedisWipedIT {

    @Test
    void devicesComeBackAsTheSamePersonsAfterAWipe() throws IOException {
        try (Servers redis = Topology.STANDALONE.start();
                Accounts accounts = new Accounts();
                Nodes nodes = Nodes.start(
                        "wiped",
                        2,
                        (setup, number) ->
                                RedisSetup.at(accounts.of(setup), redis.ports().get(0)))) {
            Person known = nodes.person();
            String id = known.login().userId();

            new Ordeal("Redis wiped", nodes, Loss.SESSIONS, Duration.ofSeconds(15))
                    .endure(Ordeal.rounds(), round -> redis.ask("FLUSHALL"));

            assertThat(known.login().userId()).isEqualTo(id);
        }
    }

    @Test
    void devicesComeBackAsTheSamePersonsAfterRedisWasReplacedByAnEmptyOne() throws IOException {
        try (Servers redis = Topology.STANDALONE.start();
                Accounts accounts = new Accounts();
                Nodes nodes = Nodes.start(
                        "emptied",
                        2,
                        (setup, number) ->
                                RedisSetup.at(accounts.of(setup), redis.ports().get(0)))) {
            new Ordeal("Redis killed and started empty", nodes, Loss.SESSIONS, Duration.ofSeconds(15))
                    .endure(Ordeal.rounds(), round -> {
                        try {
                            redis.each().get(0).stop();
                            redis.each().get(0).start();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        assertThat(redis.ask("DBSIZE")).isNotEqualTo(List.of(""));
                    });
        }
    }
}
