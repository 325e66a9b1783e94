package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two servers with sessions in Redis and accounts in PostgreSQL is killed: the other one knows everything. */
@ExtendWith(OneRedis.Shared.class)
class NodeKilledIT {

    @Test
    void theOtherServerKnowsAllThatTheKilledOneHasAnswered(OneRedis world) {
        Nodes nodes = world.nodes();
        Ordeal ordeal = new Ordeal("kill -9 of a node", nodes, Loss.NOTHING, Duration.ofSeconds(30));
        ordeal.endure(Ordeal.rounds(), new Fault() {
            @Override
            public void strike(int round) {
                nodes.kill(round % nodes.count());
            }

            @Override
            public void mend(int round) {
                nodes.startAgain(round % nodes.count());
            }
        });
        assertThat(nodes.tally().cuts())
                .as("requests that the killed server did not answer")
                .isPositive();
    }
}
