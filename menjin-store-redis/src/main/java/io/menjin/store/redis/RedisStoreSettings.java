package io.menjin.store.redis;

import io.lettuce.core.RedisURI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how it is used. Immutable.
 *
 * <p>Addresses are Lettuce's: {@code RedisURI.create} reads {@code redis://}, {@code rediss://} (TLS) and
 * {@code redis-sentinel://}, and a builder sets what an address cannot say. Their time-outs
 * are set to {@link #timeout}.
 */
public final class RedisStoreSettings {

    private final List<RedisURI> addresses;
    private final boolean cluster;
    private final String keyPrefix;
    private final Duration timeout;
    private final Duration retention;
    private final Duration ringLifetime;
    private final Duration heartbeat;
    private final boolean evictionAllowed;
    private final Clock clock;
    private final SecureRandom random;

    private RedisStoreSettings(Builder builder) {
        this.addresses = builder.addresses;
        this.cluster = builder.cluster;
        this.keyPrefix = builder.keyPrefix;
        this.timeout = builder.timeout;
        this.retention = builder.retention;
        this.ringLifetime = builder.ringLifetime;
        this.heartbeat = builder.heartbeat;
        this.evictionAllowed = builder.evictionAllowed;
        this.clock = builder.clock;
        this.random = builder.random == null ? new SecureRandom() : builder.random;
    }

    /** One Redis, or the master that Sentinels name. */
    public static Builder forRedis(RedisURI address) {
        return new Builder(List.of(address), false);
    }

    /** A Redis Cluster, of which some nodes are named. */
    public static Builder forCluster(List<RedisURI> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs at least one node");
        }
        return new Builder(nodes, true);
    }

    public List<RedisURI> addresses() {
        return addresses;
    }

    public boolean isCluster() {
        return cluster;
    }

    public String keyPrefix() {
        return keyPrefix;
    }

    public Duration timeout() {
        return timeout;
    }

    public Duration retention() {
        return retention;
    }

    public Duration ringLifetime() {
        return ringLifetime;
    }

    public Duration heartbeat() {
        return heartbeat;
    }

    public boolean isEvictionAllowed() {
        return evictionAllowed;
    }

    public Clock clock() {
        return clock;
    }

    public SecureRandom random() {
        return random;
    }

    /** Makes settings. Not thread-safe. */
    public static final class Builder {

        private final List<RedisURI> addresses;
        private final boolean cluster;
        private String keyPrefix = "mj:";
        private Duration timeout = Duration.ofSeconds(1);
        private Duration retention = Duration.ofDays(7);
        private Duration ringLifetime = Duration.ofDays(37);
        private Duration heartbeat = Duration.ofMillis(200);
        private boolean evictionAllowed;
        private Clock clock = Clock.systemUTC();
        private @Nullable SecureRandom random;

        private Builder(List<RedisURI> addresses, boolean cluster) {
            this.addresses = List.copyOf(addresses);
            this.cluster = cluster;
        }

        /** What all keys begin with, {@code mj:} without it: 1 to 32 letters, digits, {@code : . _ -}. */
        public Builder keyPrefix(String value) {
            if (!value.matches("[A-Za-z0-9:._-]{1,32}")) {
                throw new IllegalArgumentException("the prefix of keys is 1 to 32 letters, digits and : . _ -");
            }
            this.keyPrefix = value;
            return this;
        }

        /** How long a command may take, 1 second without it. */
        public Builder timeout(Duration value) {
            this.timeout = positive("timeout", value);
            return this;
        }

        /** How long a session is kept after its end so that its device learns why, 7 days without it. */
        public Builder retention(Duration value) {
            this.retention = positive("retention", value);
            return this;
        }

        /** How long session_keys are kept, 37 days without it; as long as the longest session lives and is kept. */
        public Builder ringLifetime(Duration value) {
            this.ringLifetime = positive("ringLifetime", value);
            return this;
        }

        /** How often the connection that brings changes is asked whether it lives, 200 milliseconds without it. */
        public Builder heartbeat(Duration value) {
            this.heartbeat = positive("heartbeat", value);
            return this;
        }

        /**
         * Whether Redis may throw keys away when its memory is full, not so without it. People are then logged out before
         * their time, and what was marked as used once may be used again.
         */
        public Builder evictionAllowed(boolean value) {
            this.evictionAllowed = value;
            return this;
        }

        /** The time; the system's in UTC without it. */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** What makes ids that nobody guesses. */
        public Builder random(SecureRandom value) {
            this.random = Objects.requireNonNull(value, "random");
            return this;
        }

        public RedisStoreSettings build() {
            return new RedisStoreSettings(this);
        }

        private static Duration positive(String name, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " must be positive");
            }
            return value;
        }
    }
}
