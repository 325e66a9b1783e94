package io.menjin.spring.autoconfigure;

import io.menjin.core.crypto.Vault;
import io.menjin.core.source.Sources;
import io.menjin.spring.actuate.MenjinHealthIndicator;
import io.menjin.spring.actuate.StoreProbe;
import io.menjin.spring.observation.WeChatStatus;
import io.menjin.store.jdbc.JdbcStores;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health. */
@AutoConfiguration(after = MenjinAutoConfiguration.class)
@ConditionalOnMenjin
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
public class MenjinHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StoreProbe menjinStoreProbe(ObjectProvider<JdbcStores> stores) {
        return () -> {
            JdbcStores ours = stores.getIfAvailable();
            return ours == null || ours.isAnswering();
        };
    }

    @Bean
    @ConditionalOnMissingBean(name = "menjinHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("menjin")
    MenjinHealthIndicator menjinHealthIndicator(StoreProbe stores, Vault vault, Sources sources, WeChatStatus wechat) {
        return new MenjinHealthIndicator(stores, vault, sources, wechat);
    }
}
