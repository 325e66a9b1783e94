package io.menjin.spring.observation;

import io.menjin.core.session.SessionCacheStatistics;
import io.menjin.core.session.SessionService;
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

    public CheckMetrics(SessionService sessions, Optional<QuickAnswers> quick) {
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
    }

    private void count(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SessionCacheStatistics> value) {
        FunctionCounter.builder(
                        "menjin.session.cache." + name, sessions, all -> value.applyAsDouble(all.cacheStatistics()))
                .description(description)
                .register(registry);
    }
}
