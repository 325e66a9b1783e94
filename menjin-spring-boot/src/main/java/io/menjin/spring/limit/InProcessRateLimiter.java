package io.menjin.spring.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.menjin.core.limit.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Token buckets in the memory of this process. Several nodes allow several times as much; a restart forgets.
 *
 * <p>A subject that has been quiet for a whole period has a full bucket anyway, so its bucket is dropped then. The number
 * of buckets is bounded: somebody who comes from ever new addresses can push others out, who then start full again.
 */
public final class InProcessRateLimiter implements RateLimiter {
    private static final long MAX_BUCKETS = 200_000;

    private final Map<Limit, Buckets> limits = new EnumMap<>(Limit.class);
    private final TimeMeter time;

    /**
     * Creates a limiter.
     *
     * @param allowances limits that are not among them let everything pass
     */
    public InProcessRateLimiter(Map<Limit, Allowance> allowances, Clock clock) {
        this.time = new ClockMeter(clock);
        allowances.forEach((limit, allowance) -> limits.put(limit, new Buckets(allowance, newCache(allowance))));
    }

    @Override
    public Optional<Duration> acquire(Limit limit, String subject) {
        Buckets buckets = limits.get(limit);
        if (buckets == null) {
            return Optional.empty();
        }
        Bucket bucket = buckets.cache().get(subject, key -> newBucket(buckets.allowance()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Cache<String, Bucket> newCache(Allowance allowance) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(allowance.period())
                .ticker(time::currentTimeNanos)
                .build();
    }

    private Bucket newBucket(Allowance allowance) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(allowance.permits()).refillGreedy(allowance.permits(), allowance.period()))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Buckets(Allowance allowance, Cache<String, Bucket> cache) {}

    /** Bucket4j and Caffeine count in nanoseconds from anywhere; the injected clock has a defined start. */
    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.between(java.time.Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
