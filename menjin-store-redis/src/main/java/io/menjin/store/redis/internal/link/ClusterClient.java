package io.menjin.store.redis.internal.link;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A Redis Cluster. Lettuce keeps the map of its slots. */
final class ClusterClient implements Client {

    private final RedisURI seed;
    private final RedisClusterClient client;

    ClusterClient(ClientResources resources, List<RedisURI> seeds, Duration timeout) {
        List<RedisURI> all =
                seeds.stream().map(seed -> Options.with(seed, timeout)).toList();
        this.seed = all.get(0);
        this.client = RedisClusterClient.create(resources, all);
        client.setOptions(Options.cluster(timeout));
    }

    @Override
    public Connection connect() {
        client.refreshPartitions();
        return new Clustered(client.connect(ByteArrayCodec.INSTANCE), seed);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }

    private record Clustered(StatefulRedisClusterConnection<byte[], byte[]> connection, RedisURI seed)
            implements Connection {

        @Override
        public RedisClusterCommands<byte[], byte[]> sync() {
            return connection.sync();
        }

        @Override
        public RedisClusterAsyncCommands<byte[], byte[]> async() {
            return connection.async();
        }

        @Override
        public RedisURI masterOf(byte[] key) {
            RedisClusterNode master = connection.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
            if (master == null) {
                throw new RedisException("nobody serves the slot");
            }
            return address(master.getUri());
        }

        @Override
        public CompletableFuture<?> ping() {
            return CompletableFuture.allOf(nodes().map(node -> connection
                            .getConnectionAsync(node.getNodeId())
                            .thenCompose(each -> each.async().ping().toCompletableFuture()))
                    .toArray(CompletableFuture<?>[]::new));
        }

        @Override
        public List<String> info() {
            return nodes().map(node ->
                            connection.getConnection(node.getNodeId()).sync().info())
                    .toList();
        }

        @Override
        public List<RedisURI> masters() {
            return nodes().map(node -> address(node.getUri())).toList();
        }

        /** The node's place, with everything else as it was given for the cluster. */
        private RedisURI address(RedisURI node) {
            return RedisURI.builder(seed)
                    .withHost(node.getHost())
                    .withPort(node.getPort())
                    .build();
        }

        private Stream<RedisClusterNode> nodes() {
            return connection.getPartitions().stream()
                    .filter(node -> node.getRole().isUpstream() && !node.hasNoSlots());
        }

        @Override
        public LettuceBasedProxyManager<byte[]> buckets(Duration longest) {
            return Bucket4jLettuce.casBasedBuilder(connection)
                    .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(longest))
                    .build();
        }

        /** A master of a Cluster that has been replaced hears so from the others before it answers again. */
        @Override
        public boolean isReplaced() {
            return false;
        }

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public void closeAsync() {
            CompletableFuture<Void> unused = connection.closeAsync();
        }
    }
}
