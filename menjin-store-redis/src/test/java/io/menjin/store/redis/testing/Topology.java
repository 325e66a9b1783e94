package io.menjin.store.redis.testing;

import io.lettuce.core.RedisURI;
import io.menjin.store.redis.RedisStoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BooleanSupplier;
import redis.embedded.Redis;
import redis.embedded.RedisCluster;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;
import redis.embedded.RedisShardedCluster;
import redis.embedded.core.RedisServerBuilder;

/** A way to run Redis, with real servers on this machine. */
public enum Topology {
    STANDALONE {
        @Override
        public Servers start() throws IOException {
            RedisServer server =
                    killable().port(FreePorts.next()).setting("appendonly no").build();
            server.start();
            int port = server.ports().get(0);
            return new Servers(server, List.of(server), List.of(port), RedisStoreSettings.forRedis(address(port)));
        }
    },

    SENTINEL {
        @Override
        public Servers start() throws IOException {
            RedisCluster group = RedisCluster.newRedisCluster()
                    .withServerBuilder(
                            killable().setting("repl-diskless-sync yes").setting("repl-diskless-sync-delay 0"))
                    .withSentinelBuilder(RedisSentinel.newRedisSentinel()
                            .bind(LOCALHOST)
                            .downAfterMilliseconds(1000)
                            .failOverTimeout(3000))
                    .ephemeral()
                    .sentinelCount(3)
                    .quorumSize(2)
                    .replicationGroup(MASTER, 2)
                    .build();
            group.start();
            List<Integer> sentinels = group.sentinelPorts();
            sentinels.forEach(Topology::awaitSentinel);
            RedisURI.Builder address = RedisURI.Builder.sentinel(LOCALHOST, sentinels.get(0), MASTER);
            sentinels.subList(1, sentinels.size()).forEach(port -> address.withSentinel(LOCALHOST, port));
            return new Servers(
                    group, group.servers(), group.serverPorts(), RedisStoreSettings.forRedis(address.build()));
        }
    },

    CLUSTER {
        @Override
        public Servers start() throws IOException {
            RedisShardedCluster cluster = ShardedCluster.start(3, 0);
            List<Integer> ports = cluster.serverPorts();
            ports.forEach(Topology::awaitSlots);
            return new Servers(
                    cluster,
                    cluster.servers(),
                    ports,
                    RedisStoreSettings.forCluster(
                            ports.stream().map(Topology::address).toList()));
        }
    };

    static final String LOCALHOST = "127.0.0.1";
    /** What the Sentinels call the master. */
    public static final String MASTER = "group";

    /** Starts the servers and waits until they work. */
    public abstract Servers start() throws IOException;

    public static RedisURI address(int port) {
        return RedisURI.create(LOCALHOST, port);
    }

    /**
     * A server that keeps nothing on disk and is stopped by {@code kill -9}; started again, it is empty.
     *
     * <p>What a replica is sent goes through its folder, so this is not one that others use.
     */
    static RedisServerBuilder killable() throws IOException {
        return RedisServer.newRedisServer()
                .bind(LOCALHOST)
                .onShutdownForceStop(true)
                .setting("dir " + Files.createTempDirectory("redis-"))
                .setting("save \"\"")
                .setting("rdb-del-sync-files yes");
    }

    /** Without this a failover may never come: the sentinels must have met each other and the replicas. */
    private static void awaitSentinel(int port) {
        await(() -> {
            String info = RawRedis.ask(port, "INFO", "sentinel");
            return info.contains("slaves=2") && info.contains("sentinels=3");
        });
    }

    /** The library comes back from start() before every node knows that the slots are served. */
    static void awaitSlots(int port) {
        await(() -> RawRedis.ask(port, "CLUSTER", "INFO").contains("cluster_state:ok"));
    }

    /** Looks again and again, for a minute at most. */
    public static void await(BooleanSupplier condition) {
        // A condition that has come true once may have done so by doing something; it is not asked again.
        for (int i = 0; i < 3000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        throw new AssertionError("what was waited for has not come");
    }

    /**
     * Servers that run.
     *
     * @param all to stop them
     * @param each the servers with data, first the master where one is
     * @param ports of these
     */
    public record Servers(Redis all, List<Redis> each, List<Integer> ports, RedisStoreSettings.Builder settings)
            implements AutoCloseable {

        /** What all servers together answer. */
        public List<String> ask(String... command) {
            return ports.stream().map(port -> RawRedis.ask(port, command)).toList();
        }

        @Override
        public void close() {
            try {
                all.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
