package io.menjin.store.redis.internal.link;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A connection that many threads share: Lettuce sends what they ask one after the other without waiting in between. */
public interface Connection {

    RedisClusterCommands<byte[], byte[]> sync();

    RedisClusterAsyncCommands<byte[], byte[]> async();

    /**
     * Where to write what belongs to this key.
     *
     * @throws io.lettuce.core.RedisException when nobody serves it
     */
    RedisURI masterOf(byte[] key);

    /** Completes when every master has answered a PING. */
    CompletableFuture<?> ping();

    /**
     * What each master says of its version and its memory.
     *
     * @throws io.lettuce.core.RedisException when it does not
     */
    List<String> info();

    /** Where the masters are now. */
    List<RedisURI> masters();

    /** For limits, which Bucket4j keeps. */
    io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager<byte[]> buckets(java.time.Duration longest);

    /** Whether another server has taken over and this one does not say so. May ask others and take as long as a command. */
    boolean isReplaced();

    /** Whether it is neither closed nor known to be broken. */
    boolean isOpen();

    /** Closes it without waiting. */
    void closeAsync();
}
