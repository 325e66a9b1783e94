package io.menjin.it.chaos;

import io.lettuce.core.RedisURI;
import io.menjin.it.harness.ServerSetup;
import io.menjin.store.redis.testing.Topology.Servers;
import java.util.stream.Collectors;

/** Keeps the sessions of servers in Redis, named as operators name it. */
final class RedisSetup {

    private RedisSetup() {}

    /** One Redis on this port. */
    static ServerSetup at(ServerSetup setup, int port) {
        return onRedis(setup).with("menjin.redis.url", "redis://127.0.0.1:" + port);
    }

    static ServerSetup withSentinels(ServerSetup setup, Servers redis) {
        RedisURI address = redis.settings().build().addresses().get(0);
        return onRedis(setup)
                .with(
                        "menjin.redis.url",
                        address.getSentinels().stream()
                                .map(sentinel -> sentinel.getHost() + ":" + sentinel.getPort())
                                .collect(Collectors.joining(
                                        ",", "redis-sentinel://", "/0#" + address.getSentinelMasterId())));
    }

    static ServerSetup withCluster(ServerSetup setup, Servers redis) {
        return onRedis(setup)
                .with(
                        "menjin.redis.cluster-nodes",
                        redis.ports().stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    }

    private static ServerSetup onRedis(ServerSetup setup) {
        return setup.with("menjin.sessions.store", "redis");
    }
}
