package io.menjin.store.redis.internal.link;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.menjin.store.redis.RedisStoreSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes of which every replica must know before they are answered (WAIT), so that whichever takes over has them. Thread-safe.
 *
 * <p>Where Sentinels choose the next master, they are asked as well: a master that has been replaced and does not know it yet has
 * no replica any more that could be waited for.
 *
 * <p>WAIT holds up all that comes after it on its connection and speaks of what was written on it. So these writes have a
 * connection of their own for each master, one after the other, and one that breaks is not repaired: on the next one Redis
 * would confirm nothing but its own emptiness.
 */
final class Confirmed {

    private final RedisClient client;
    private final Duration timeout;
    private final Optional<Sentinels> sentinels;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RedisURI, StatefulRedisConnection<byte[], byte[]>> connections = new HashMap<>();

    /** Connects to nobody yet. */
    Confirmed(ClientResources resources, RedisStoreSettings settings) {
        this.timeout = settings.timeout();
        this.sentinels = settings.isCluster()
                ? Optional.empty()
                : Sentinels.of(settings.addresses().get(0), resources, timeout);
        this.client = RedisClient.create(resources);
        client.setOptions(Options.unrepaired(timeout));
    }

    /**
     * Writes something.
     *
     * @throws RedisException when it was not written, or a replica that is connected did not say in time that it has it
     */
    <T> T write(RedisURI master, Function<RedisClusterCommands<byte[], byte[]>, T> work) {
        acquire();
        try {
            StatefulRedisConnection<byte[], byte[]> connection = connections.get(master);
            if (connection == null || !connection.isOpen()) {
                connection = client.connect(ByteArrayCodec.INSTANCE, master);
                connections.put(master, connection);
            }
            T result = work.apply(connection.sync());
            List<Replica> replicas = awaitReplicas(connection.sync());
            sentinels.ifPresent(known -> known.confirm(master, replicas));
            return result;
        } catch (RuntimeException e) {
            drop(connections.remove(master));
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void acquire() {
        try {
            if (!lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RedisException("too many are waiting for the replicas");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException(e);
        }
    }

    /** Those that are in step by what the master says: others are not chosen, or get everything when they come. */
    private List<Replica> awaitReplicas(RedisCommands<byte[], byte[]> redis) {
        List<Object> role = redis.role();
        if (!(role.get(2) instanceof List<?> replicas)) {
            throw new RedisException("it has become a replica itself");
        }
        if (!replicas.isEmpty()) {
            long have = redis.waitForReplication(replicas.size(), timeout.toMillis() / 2);
            if (have < replicas.size()) {
                throw new RedisException(have + " of " + replicas.size() + " replicas have it");
            }
        }
        return replicas.stream().map(Confirmed::replica).toList();
    }

    /** Of a replica as ROLE tells of it: host, port, offset. */
    private static Replica replica(Object replica) {
        if (!(replica instanceof List<?> parts)
                || !(parts.get(0) instanceof byte[] host)
                || !(parts.get(1) instanceof byte[] port)) {
            throw new RedisException("the master tells of its replicas in an unknown form");
        }
        return new Replica(new String(host, StandardCharsets.US_ASCII), new String(port, StandardCharsets.US_ASCII));
    }

    private static void drop(@Nullable StatefulRedisConnection<byte[], byte[]> connection) {
        if (connection != null) {
            CompletableFuture<Void> unused = connection.closeAsync();
        }
    }

    void close() {
        sentinels.ifPresent(Sentinels::close);
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
