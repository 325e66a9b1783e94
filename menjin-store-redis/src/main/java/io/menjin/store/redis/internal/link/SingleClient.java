package io.menjin.store.redis.internal.link;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One Redis, or the master that Sentinels name. */
final class SingleClient implements Client {

    private final RedisURI address;
    private final Optional<Sentinels> sentinels;
    private final RedisClient client;

    SingleClient(ClientResources resources, RedisURI address, Duration timeout) {
        this.address = Options.with(address, timeout);
        this.sentinels = Sentinels.of(this.address, resources, timeout);
        this.client = RedisClient.create(resources);
        client.setOptions(Options.single(timeout));
    }

    @Override
    public Connection connect() {
        RedisURI master = sentinels.map(Sentinels::master).orElse(address);
        return new Single(client.connect(ByteArrayCodec.INSTANCE, master), master, sentinels);
    }

    @Override
    public void close() {
        sentinels.ifPresent(Sentinels::close);
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }

    private record Single(
            StatefulRedisConnection<byte[], byte[]> connection, RedisURI address, Optional<Sentinels> sentinels)
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
            return address;
        }

        @Override
        public CompletableFuture<?> ping() {
            return connection.async().ping().toCompletableFuture();
        }

        @Override
        public List<String> info() {
            return List.of(connection.sync().info());
        }

        @Override
        public List<RedisURI> masters() {
            return List.of(address);
        }

        @Override
        public LettuceBasedProxyManager<byte[]> buckets(Duration longest) {
            return Bucket4jLettuce.casBasedBuilder(connection)
                    .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(longest))
                    .build();
        }

        @Override
        public boolean isReplaced() {
            return sentinels.map(known -> known.haveLeft(address)).orElse(false);
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
