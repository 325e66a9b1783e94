package io.menjin.store.redis.testing;

import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.util.List;
import redis.embedded.RedisShardedCluster;

/** A Redis Cluster of three masters with a replica each, which takes over when its master is gone for two seconds. */
public final class ReplicatedCluster {

    private static final int MASTERS = 3;

    private ReplicatedCluster() {}

    /** Starts the servers and waits until they work and every replica is in step. */
    public static Servers start() throws IOException {
        RedisShardedCluster cluster = ShardedCluster.start(MASTERS, 1);
        List<Integer> ports = cluster.serverPorts();
        ports.forEach(Topology::awaitSlots);
        Servers servers = new Servers(
                cluster,
                cluster.servers(),
                ports,
                RedisStoreSettings.forCluster(
                        ports.stream().map(Topology::address).toList()));
        Topology.await(() -> servers.ask("INFO", "replication").stream()
                        .filter(state -> state.contains("master_link_status:up"))
                        .count()
                == MASTERS);
        ports.forEach(ReplicatedCluster::hasten);
        return servers;
    }

    /** Lets a server take others for dead after two seconds; the library says five, at every start. */
    public static void hasten(int port) {
        RawRedis.ask(port, "CONFIG", "SET", "cluster-node-timeout", "2000");
    }
}
