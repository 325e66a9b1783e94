package io.menjin.spring.autoconfigure;

import io.menjin.core.source.Sources;
import io.menjin.spring.observation.AddressPatterns;
import io.menjin.spring.observation.ObservedRecorder;
import io.menjin.spring.observation.ObservedStores;
import io.menjin.spring.observation.ObservedWeChatPlatform;
import io.menjin.spring.observation.PlatformDecorator;
import io.menjin.spring.observation.Recorder;
import io.menjin.spring.observation.StoreDecorator;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Timers and spans of logins and of calls to WeChat. */
@AutoConfiguration(
        before = MenjinAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnMenjin
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public class MenjinObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Recorder menjinRecorder(ObservationRegistry registry, Sources sources) {
        return new ObservedRecorder(registry, sources);
    }

    @Bean
    @ConditionalOnMissingBean
    PlatformDecorator menjinPlatformDecorator(ObservationRegistry registry) {
        return platform -> new ObservedWeChatPlatform(platform, registry);
    }

    @Bean
    @ConditionalOnMissingBean
    StoreDecorator menjinStoreDecorator(ObservationRegistry registry) {
        return new ObservedStores(registry);
    }

    /** Where nothing but our API is served; another application's spans are its own affair. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnBooleanProperty("menjin.web.exclusive")
    static class Addresses {

        @Bean
        @ConditionalOnMissingBean
        AddressPatterns menjinAddressPatterns() {
            return new AddressPatterns();
        }
    }
}
