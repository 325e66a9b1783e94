package io.menjin.it.chaos;

import io.menjin.core.testkit.network.Direction;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.it.harness.InLongRuns;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The network between Redis and one of two servers fails while the other one goes on ending sessions, which the first one
 * remembers and cannot hear of.
 */
@ExtendWith(OneRedis.Shared.class)
class RedisCutIT {

    @Test
    void aServerThatIsCutOffSaysSoAndComesBack(OneRedis world) {
        endure("network to Redis cut", world, FaultProxy::cut);
    }

    @Test
    void aServerWhoseConnectionsAreHalfOpenSaysSoAndComesBack(OneRedis world) {
        endure("network to Redis half-open", world, FaultProxy::swallow);
    }

    /** The worst of it: what is asked for is done, and no answer comes. */
    @InLongRuns
    @Test
    void aServerThatHearsNothingFromRedisSaysSoAndComesBack(OneRedis world) {
        endure("answers of Redis lost", world, way -> way.swallow(Direction.TO_CLIENT));
    }

    private static void endure(String name, OneRedis world, Consumer<FaultProxy> fault) {
        new Ordeal(name, world.nodes(), Loss.NOTHING, Duration.ofSeconds(15))
                .endure(Ordeal.rounds(), new Cut(world, fault));
    }

    /** Holds until devices were refused and others, on the server that is well, were served. */
    private record Cut(OneRedis world, Consumer<FaultProxy> fault) implements Fault {

        private static final int REFUSED = 5;
        private static final int SERVED = 20;
        private static final Duration LONGEST = Duration.ofSeconds(60);

        @Override
        public void strike(int round) {
            Tally tally = world.nodes().tally();
            int refused = tally.refusals() + REFUSED;
            int served = tally.answers() + SERVED;
            fault.accept(world.way(round));
            Patience.until(
                    "refusals and answers", LONGEST, () -> tally.refusals() >= refused && tally.answers() >= served);
        }

        @Override
        public void mend(int round) {
            world.way(round).pass();
        }
    }
}
