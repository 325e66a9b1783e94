package io.menjin.spring.settings;

import io.menjin.core.limit.RateLimiter.Limit;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.StoreMisconfigurations;
import io.menjin.spring.limit.Allowance;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.SharedAllowance;
import io.menjin.store.redis.UnsuitableRedisException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Opens the Redis that {@code menjin.redis} or {@code spring.data.redis} names. */
public final class RedisOpening {
    private RedisOpening() {}

    /**
     * Opens the stores; that Redis does not answer now keeps nothing from starting.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when the configuration is wrong
     */
    public static RedisStores open(MenjinProperties properties, Environment environment, MenjinRuntime runtime) {
        RedisStoreSettings.Builder settings = RedisAddresses.of(properties.redis(), environment);
        try {
            settings.keyPrefix(properties.redis().keyPrefix())
                    .timeout(properties.redis().timeout())
                    .evictionAllowed(properties.redis().evictionAllowed())
                    .retention(properties.sessions().keepEnded())
                    .ringLifetime(properties
                            .sessions()
                            .lifetime()
                            .plus(properties.sessions().keepEnded()))
                    .clock(runtime.clock())
                    .random(runtime.random());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Misconfigurations.invalid("menjin.redis or menjin.sessions", e);
        }
        try {
            return RedisStores.open(settings.build());
        } catch (UnsuitableRedisException e) {
            throw switch (e.reason()) {
                case REFUSED -> StoreMisconfigurations.redisRefused(e);
                case TOO_OLD -> StoreMisconfigurations.redisTooOld(e);
                case EVICTS -> StoreMisconfigurations.redisEvicts(e);
            };
        }
    }

    /** The same limits as the module for Redis takes them. */
    public static Map<Limit, SharedAllowance> shared(Map<Limit, Allowance> limits) {
        Map<Limit, SharedAllowance> shared = new EnumMap<>(Limit.class);
        limits.forEach(
                (limit, allowance) -> shared.put(limit, new SharedAllowance(allowance.permits(), allowance.period())));
        return shared;
    }
}
