package io.menjin.spring.observation;

import io.menjin.core.session.SessionCacheStatistics;
import io.menjin.core.session.SessionService;
import io.menjin.spring.web.checks.ChecksStatistics;
import io.menjin.spring.web.quick.QuickAnswers;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the near cache of token checks does, and how many requests went the short way. */
public final class CheckMetrics implements MeterBinder {
    private final SessionService sessions;
    private final Optional<QuickAnswers> quick;
    private final Optional<ChecksStatistics> port;

    /**
     * Creates them.
     *
     * @param quick empty where there is no short way
     * @param port empty where gateways have no port of their own
     */
    public CheckMetrics(SessionService sessions, Optional<QuickAnswers> quick, Optional<ChecksStatistics> port) {
        this.port = port;
        this.sessions = sessions;
        this.quick = quick;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "hits", "Checks of tokens that cost no store", SessionCacheStatistics::hits);
        count(registry, "misses", "Checks of tokens that the cache did not answer", SessionCacheStatistics::misses);
        count(registry, "changes", "Changes that the cache was told of", SessionCacheStatistics::changes);
        Gauge.builder(
                        "menjin.session.cache.size",
                        sessions,
                        all -> all.cacheStatistics().entries())
                .description("Tokens that this node remembers")
                .register(registry);
        quick.ifPresent(answers -> FunctionCounter.builder("menjin.quick.answers", answers, QuickAnswers::given)
                .description("Checks of tokens that were answered before all filters")
                .register(registry));
        port.ifPresent(statistics -> bindPort(registry, statistics));
    }

    private static void bindPort(MeterRegistry registry, ChecksStatistics port) {
        answers(registry, port, "memory", ChecksStatistics::atOnce);
        answers(registry, port, "stores", ChecksStatistics::fromStores);
        answers(registry, port, "overloaded", ChecksStatistics::overloaded);
        FunctionCounter.builder("menjin.checks.connections.refused", port, ChecksStatistics::turnedAway)
                .description("Connections of gateways that were closed because there were too many")
                .register(registry);
        Gauge.builder("menjin.checks.connections", port, ChecksStatistics::connections)
                .description("Open connections of gateways")
                .register(registry);
    }

    private static void answers(
            MeterRegistry registry, ChecksStatistics port, String from, ToDoubleFunction<ChecksStatistics> value) {
        FunctionCounter.builder("menjin.checks.answers", port, value)
                .tag("from", from)
                .description("Answers on the port for gateways")
                .register(registry);
    }

    private void count(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SessionCacheStatistics> value) {
        FunctionCounter.builder(
                        "menjin.session.cache." + name, sessions, all -> value.applyAsDouble(all.cacheStatistics()))
                .description(description)
                .register(registry);
    }
}
