package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One of two servers with sessions in Redis and accounts in PostgreSQL is killed: the other one knows everything. */
class NodeKilledIT {

    @Test
    void theOtherServerKnowsAllThatTheKilledOneHasAnswered() throws IOException {
        try (Servers redis = Topology.STANDALONE.start();
                Accounts accounts = new Accounts();
                Nodes nodes = Nodes.start(
                        "killed",
                        2,
                        (setup, number) ->
                                RedisSetup.at(accounts.of(setup), redis.ports().get(0)))) {
            new Ordeal("kill -9 of a node", nodes, Loss.NOTHING, Duration.ofSeconds(30))
                    .endure(Ordeal.rounds(), new Fault() {
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
}
