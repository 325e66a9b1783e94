package io.menjin.it.chaos;

import io.menjin.it.harness.InLongRuns;
import io.menjin.store.redis.testing.ReplicatedCluster;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The master is killed and a replica takes over, which may lack what was written last. */
class RedisFailoverIT {

    @Test
    void goesOnWithTheReplicaThatSentinelsHaveChosen() throws IOException {
        try (Servers redis = Topology.SENTINEL.start();
                Accounts accounts = new Accounts();
                Nodes nodes = Nodes.start(
                        "sentinel", 2, (setup, number) -> RedisSetup.withSentinels(accounts.of(setup), redis))) {
            new Ordeal("Sentinel failover", nodes, Loss.SESSIONS, Duration.ofSeconds(30))
                    .endure(Ordeal.rounds(), new Failover(redis, false));
        }
    }

    @InLongRuns
    @Test
    void goesOnWithTheReplicaOfAMasterOfTheCluster() throws IOException {
        try (Servers redis = ReplicatedCluster.start();
                Accounts accounts = new Accounts();
                Nodes nodes = Nodes.start(
                        "cluster", 2, (setup, number) -> RedisSetup.withCluster(accounts.of(setup), redis))) {
            new Ordeal("Cluster failover", nodes, Loss.SESSIONS, Duration.ofSeconds(30))
                    .endure(Ordeal.rounds(), new Failover(redis, true));
        }
    }
}
