package io.menjin.spring.properties;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is, for whatever is to be kept in it.
 *
 * @param url Address of Redis, or of its Sentinels: redis://host:6379/0, rediss:// with TLS, or
 *     redis-sentinel://host:26379,host:26379/0#master. What spring.data.redis says when neither this nor cluster-nodes is set.
 * @param clusterNodes Some nodes of a Redis Cluster, as host:port or as addresses like that of url.
 * @param username Redis user.
 * @param password Password of the Redis user.
 * @param keyPrefix What all keys begin with.
 * @param timeout How long a command may take.
 * @param evictionAllowed Whether the server starts although Redis throws keys away when its memory is full: people are then
 *     logged out before their time, and what was marked as used once may be used again.
 */
public record RedisProperties(
        @Nullable String url,
        @DefaultValue List<String> clusterNodes,
        @Nullable String username,
        @Nullable RedisPassword password,
        @DefaultValue("mj:") String keyPrefix,
        @DefaultValue("1s") Duration timeout,
        @DefaultValue("false") boolean evictionAllowed) {}
