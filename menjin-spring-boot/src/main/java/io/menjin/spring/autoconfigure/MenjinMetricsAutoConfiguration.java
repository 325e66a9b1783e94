package io.menjin.spring.autoconfigure;

import io.menjin.core.source.Sources;
import io.menjin.spring.observation.StoreMetrics;
import io.menjin.spring.observation.WeChatCallMetrics;
import io.menjin.store.jdbc.JdbcStores;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters that are not observations. */
@AutoConfiguration(
        after = MenjinStoreAutoConfiguration.class,
        before = MenjinWeChatAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnMenjin
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class MenjinMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WeChatCallMetrics menjinWeChatCallMetrics(MeterRegistry registry, ObjectProvider<Sources> sources) {
        return new WeChatCallMetrics(registry, sources::getObject);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(JdbcStores.class)
    StoreMetrics menjinStoreMetrics(JdbcStores stores) {
        return new StoreMetrics(stores);
    }
}
