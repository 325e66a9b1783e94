package io.menjin.store.redis.internal.feed;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one master on which Redis itself tells of every key that changes (CLIENT TRACKING in broadcasting mode,
 * RESP3). It is never repaired: when it breaks it is over, for nobody knows what was missed.
 */
final class Watch implements AutoCloseable {

    private final StatefulRedisConnection<byte[], byte[]> connection;

    private Watch(StatefulRedisConnection<byte[], byte[]> connection) {
        this.connection = connection;
    }

    /** A client for watches. */
    static RedisClient client(ClientResources resources, Duration timeout) {
        RedisClient client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP3)
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
                .build());
        return client;
    }

    /**
     * Starts to watch.
     *
     * @param prefix of the keys
     * @param changed gets each key, or null when all of them may have changed
     * @throws io.lettuce.core.RedisException when it cannot
     */
    static Watch start(RedisClient client, RedisURI master, byte[] prefix, Consumer<@Nullable ByteBuffer> changed) {
        StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE, master);
        try {
            connection.addListener(message -> onMessage(message, changed));
            connection
                    .sync()
                    .clientTracking(TrackingArgs.Builder.enabled().bcast().prefixes(text(prefix)));
        } catch (RuntimeException e) {
            CompletableFuture<Void> unused = connection.closeAsync();
            throw e;
        }
        return new Watch(connection);
    }

    private static String text(byte[] prefix) {
        return new String(prefix, StandardCharsets.US_ASCII);
    }

    private static void onMessage(PushMessage message, Consumer<@Nullable ByteBuffer> changed) {
        if (!message.getType().equals("invalidate")) {
            return;
        }
        Object keys = message.getContent().get(1);
        if (keys instanceof List<?> list) {
            list.forEach(key -> changed.accept(key instanceof ByteBuffer buffer ? buffer : null));
        } else {
            // FLUSHALL and FLUSHDB tell of no single key.
            changed.accept(null);
        }
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    /** Completes when everything that Redis told before this call has been heard. */
    CompletableFuture<?> ping() {
        return connection.async().ping().toCompletableFuture();
    }

    @Override
    public void close() {
        CompletableFuture<Void> unused = connection.closeAsync();
    }
}
