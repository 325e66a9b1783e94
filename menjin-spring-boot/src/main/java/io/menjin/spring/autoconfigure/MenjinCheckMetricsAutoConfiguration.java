package io.menjin.spring.autoconfigure;

import io.menjin.core.session.SessionService;
import io.menjin.spring.observation.CheckMetrics;
import io.menjin.spring.web.checks.ChecksStatistics;
import io.menjin.spring.web.quick.QuickAnswers;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters of token checks. */
@AutoConfiguration(
        after = {
            MenjinMetricsAutoConfiguration.class,
            MenjinQuickAutoConfiguration.class,
            MenjinChecksAutoConfiguration.class
        })
@ConditionalOnMenjin
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, SessionService.class})
public class MenjinCheckMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CheckMetrics menjinCheckMetrics(
            SessionService sessions, ObjectProvider<QuickAnswers> quick, ObjectProvider<ChecksStatistics> port) {
        return new CheckMetrics(
                sessions, Optional.ofNullable(quick.getIfAvailable()), Optional.ofNullable(port.getIfAvailable()));
    }
}
