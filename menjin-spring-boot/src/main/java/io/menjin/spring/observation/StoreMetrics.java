package io.menjin.spring.observation;

import io.menjin.store.jdbc.GroupCommitStatistics;
import io.menjin.store.jdbc.JdbcStores;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** What the writer of the embedded database does; nothing where a database server is used. */
public final class StoreMetrics implements MeterBinder {
    private final JdbcStores stores;

    public StoreMetrics(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (stores.groupCommit().isEmpty()) {
            return;
        }
        count(registry, "commits", "Groups of writes that were synced to disk", GroupCommitStatistics::commits);
        count(registry, "transactions", "Writes that are durable", GroupCommitStatistics::transactions);
        count(registry, "rejected", "Writes that were never begun", GroupCommitStatistics::rejected);
        count(registry, "lost", "Writes whose group could not be committed", GroupCommitStatistics::lost);
        Gauge.builder("menjin.store.queued", stores, all -> value(all, GroupCommitStatistics::queued))
                .description("Writes that wait for the writer")
                .register(registry);
    }

    private void count(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<GroupCommitStatistics> statistic) {
        FunctionCounter.builder("menjin.store." + name, stores, all -> value(all, statistic))
                .description(description)
                .register(registry);
    }

    private static double value(JdbcStores stores, ToDoubleFunction<GroupCommitStatistics> statistic) {
        return stores.groupCommit().map(statistic::applyAsDouble).orElse(0.0);
    }
}
