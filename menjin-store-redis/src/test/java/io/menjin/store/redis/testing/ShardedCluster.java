package io.menjin.store.redis.testing;

import java.io.IOException;
import java.time.Duration;
import redis.embedded.RedisShardedCluster;
import redis.embedded.core.RedisShardedClusterBuilder;

/** Starts the servers of a Redis Cluster. */
final class ShardedCluster {

    private static final int ATTEMPTS = 3;

    private ShardedCluster() {}

    /** The library gives up when a server is silent for two seconds, as on a machine that stands still: then others are started. */
    static RedisShardedCluster start(int masters, int replicasOfEach) throws IOException {
        for (int attempt = 1; ; attempt++) {
            RedisShardedCluster cluster = make(masters, replicasOfEach);
            try {
                cluster.start();
                return cluster;
            } catch (IOException | RuntimeException e) {
                cluster.stop();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static RedisShardedCluster make(int masters, int replicasOfEach) throws IOException {
        RedisShardedClusterBuilder cluster = RedisShardedCluster.newRedisCluster()
                .withServerBuilder(
                        Topology.killable().setting("repl-diskless-sync yes").setting("repl-diskless-sync-delay 0"))
                .serverPorts(FreePorts.forCluster(masters * (1 + replicasOfEach)))
                .initializationTimeout(Duration.ofMinutes(2));
        for (int master = 0; master < masters; master++) {
            cluster.shard("shard-" + master, replicasOfEach);
        }
        return cluster.build();
    }
}
