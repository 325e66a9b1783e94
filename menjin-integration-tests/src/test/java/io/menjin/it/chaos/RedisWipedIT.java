package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Person;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redis forgets everything: accounts are intact, devices log in again and are the same persons, what ended stays so. */
@ExtendWith(OneRedis.Shared.class)
class RedisWipedIT {

    private static final Duration RECOVERY = Duration.ofSeconds(15);

    @Test
    void devicesComeBackAsTheSamePersonsAfterAWipe(OneRedis world) {
        Person known = world.nodes().person();
        String id = known.login().userId();
        new Ordeal("Redis wiped by FLUSHALL", world.nodes(), Loss.SESSIONS, RECOVERY)
                .endure(Ordeal.rounds(), round -> world.redis().ask("FLUSHALL"));
        assertThat(world.nodes().tally().losses()).as("sessions that were lost").isPositive();
        assertThat(known.login().userId()).isEqualTo(id);
    }

    @Test
    void devicesComeBackAsTheSamePersonsAfterRedisWasKilledAndStartedEmpty(OneRedis world) {
        Person known = world.nodes().person();
        String id = known.login().userId();
        new Ordeal("Redis killed and started empty", world.nodes(), Loss.SESSIONS, RECOVERY)
                .endure(Ordeal.rounds(), round -> startEmpty(world));
        assertThat(world.nodes().tally().losses()).as("sessions that were lost").isPositive();
        assertThat(known.login().userId()).isEqualTo(id);
    }

    private static void startEmpty(OneRedis world) {
        try {
            int port = world.redis().ports().get(0);
            world.process().stop();
            // The library kills it without waiting for its end, and until then the port is taken.
            Topology.await(() -> RawRedis.ask(port, "PING").isEmpty());
            world.process().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
