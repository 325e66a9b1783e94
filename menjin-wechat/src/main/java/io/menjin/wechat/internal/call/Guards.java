package io.menjin.wechat.internal.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.menjin.core.source.AppId;
import io.menjin.wechat.ApiFamily;
import io.menjin.wechat.CircuitSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The guards of all families of all apps, so that trouble in one stays there. */
final class Guards {

    private record Key(AppId appId, ApiFamily family) {}

    private final Map<Key, Guard> guards = new ConcurrentHashMap<>();
    private final CircuitBreakerConfig circuit;
    private final BulkheadConfig bulkhead;
    private final Duration openFor;
    private final Clock clock;

    Guards(CircuitSettings settings, int maxConcurrentCalls, Clock clock) {
        this.openFor = settings.openFor();
        this.clock = clock;
        this.circuit = CircuitBreakerConfig.custom()
                .clock(clock)
                .failureRateThreshold(settings.failurePercent())
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(settings.window().toSeconds()))
                .minimumNumberOfCalls(settings.minimumCalls())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
                .build();
        this.bulkhead = BulkheadConfig.custom()
                .maxConcurrentCalls(maxConcurrentCalls)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    Guard of(AppId appId, ApiFamily family) {
        return guards.computeIfAbsent(new Key(appId, family), key -> {
            String name = appId + "/" + family;
            return new Guard(CircuitBreaker.of(name, circuit), Bulkhead.of(name, bulkhead), openFor, clock);
        });
    }
}
