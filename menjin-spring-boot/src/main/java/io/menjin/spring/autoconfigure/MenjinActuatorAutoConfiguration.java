package io.menjin.spring.autoconfigure;

import io.menjin.core.operation.OperatorService;
import io.menjin.core.source.Sources;
import io.menjin.spring.actuate.MenjinEndpoint;
import io.menjin.spring.actuate.MenjinInfoContributor;
import io.menjin.spring.actuate.StoreProbe;
import io.menjin.spring.observation.WeChatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The endpoint for operators, and what Actuator's own endpoints show of us. */
@AutoConfiguration(after = MenjinHealthAutoConfiguration.class)
@ConditionalOnMenjin
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
public class MenjinActuatorAutoConfiguration {
    private static final String SECRETS = "(?i)^menjin[._].*(secret|password|token|key)$";

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    MenjinEndpoint menjinEndpoint(
            Sources sources, WeChatStatus wechat, ObjectProvider<StoreProbe> stores, OperatorService operators) {
        return new MenjinEndpoint(sources, wechat, stores.getIfAvailable(() -> () -> true), operators);
    }

    @Bean
    @ConditionalOnMissingBean
    MenjinInfoContributor menjinInfoContributor(Sources sources) {
        return new MenjinInfoContributor(sources);
    }

    /** Hides our secrets from the endpoints env and configprops even where those show values. */
    @Bean
    SanitizingFunction menjinSanitizingFunction() {
        return SanitizingFunction.sanitizeValue().ifKeyMatches(SECRETS);
    }
}
