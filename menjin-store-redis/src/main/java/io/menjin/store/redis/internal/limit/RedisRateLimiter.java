package io.menjin.store.redis.internal.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager;
import io.lettuce.core.RedisException;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.redis.SharedAllowance;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.link.Connection;
import io.menjin.store.redis.internal.link.Link;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bucket4j's token buckets in Redis, so that all nodes together allow what is configured. While Redis does not answer
 * everything passes: limits stop floods, and nobody must be kept out because they cannot be counted.
 */
public final class RedisRateLimiter implements RateLimiter {

    private static final Logger log = LoggerFactory.getLogger(RedisRateLimiter.class);

    private final Link link;
    private final Keys keys;
    private final Map<Limit, BucketConfiguration> limits = new EnumMap<>(Limit.class);
    private final Duration longest;
    private volatile @Nullable Buckets buckets;

    /**
     * Creates a limiter.
     *
     * @param allowances limits that are not among them let everything pass
     */
    public RedisRateLimiter(Link link, Keys keys, Map<Limit, SharedAllowance> allowances) {
        this.link = link;
        this.keys = keys;
        allowances.forEach((limit, allowance) -> limits.put(limit, configuration(allowance)));
        this.longest = allowances.values().stream()
                .map(SharedAllowance::period)
                .max(Duration::compareTo)
                .orElse(Duration.ofMinutes(1));
    }

    @Override
    public Optional<Duration> acquire(Limit limit, String subject) {
        BucketConfiguration configuration = limits.get(limit);
        if (configuration == null) {
            return Optional.empty();
        }
        byte[] key = keys.limit(limit.name(), subject);
        try {
            return link.over("limits.acquire", connection -> acquire(connection, key, configuration));
        } catch (StoreUnavailableException e) {
            return uncounted(e);
        }
    }

    private Optional<Duration> acquire(Connection connection, byte[] key, BucketConfiguration configuration) {
        try {
            ConsumptionProbe probe =
                    over(connection).builder().build(key, () -> configuration).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        } catch (RedisException | io.github.bucket4j.TimeoutException e) {
            // Before the link sees it: what Redis refuses is not counted either, and passes like the rest.
            return uncounted(e);
        }
    }

    private static Optional<Duration> uncounted(RuntimeException reason) {
        log.debug("a limit could not be counted in Redis: {}", reason.getClass().getSimpleName());
        return Optional.empty();
    }

    private LettuceBasedProxyManager<byte[]> over(Connection connection) {
        Buckets known = buckets;
        if (known == null || known.connection() != connection) {
            known = new Buckets(connection, connection.buckets(longest));
            buckets = known;
        }
        return known.manager();
    }

    private static BucketConfiguration configuration(SharedAllowance allowance) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(allowance.permits()).refillGreedy(allowance.permits(), allowance.period()))
                .build();
    }

    private record Buckets(Connection connection, LettuceBasedProxyManager<byte[]> manager) {}
}
