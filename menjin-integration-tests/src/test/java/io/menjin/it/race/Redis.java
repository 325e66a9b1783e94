package io.menjin.it.race;

import io.menjin.it.harness.ServerSetup;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Redis on free ports of 127.0.0.1, as operators name it to a server. */
final class Redis implements AutoCloseable {

    private final Topology topology;
    private final Servers servers;

    Redis() {
        this(Topology.STANDALONE);
    }

    Redis(Topology topology) {
        this.topology = topology;
        try {
            servers = topology.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not start", e);
        }
    }

    Servers servers() {
        return servers;
    }

    /**
     * Keeps the sessions of a server here.
     *
     * @param keyPrefix of the servers that share them
     */
    ServerSetup sessionsOf(ServerSetup setup, String keyPrefix) {
        ServerSetup onRedis = setup.with("menjin.sessions.store", "redis")
                .with("menjin.redis.key-prefix", keyPrefix)
                // As patient as with the database: a busy machine must not look like a Redis that is away.
                .with("menjin.redis.timeout", "20s");
        return switch (topology) {
            case STANDALONE ->
                onRedis.with(
                        "menjin.redis.url",
                        "redis://127.0.0.1:" + servers.ports().get(0));
            case SENTINEL ->
                onRedis.with(
                        "menjin.redis.url",
                        servers.settings().build().addresses().get(0).getSentinels().stream()
                                .map(sentinel -> sentinel.getHost() + ":" + sentinel.getPort())
                                .collect(Collectors.joining(",", "redis-sentinel://", "/0#" + Topology.MASTER)));
            case CLUSTER ->
                onRedis.with(
                        "menjin.redis.cluster-nodes",
                        servers.ports().stream()
                                .map(port -> "127.0.0.1:" + port)
                                .collect(Collectors.joining(",")));
        };
    }

    @Override
    public void close() {
        servers.close();
    }
}
