package io.menjin.spring.autoconfigure;

import io.menjin.core.source.Sources;
import io.menjin.core.wechat.OpenDataReader;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.spring.observation.WeChatStatus;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.Production;
import io.menjin.spring.settings.SourceSettings;
import io.menjin.spring.settings.WeChatClientSettings;
import io.menjin.wechat.CallListener;
import io.menjin.wechat.WeChatClient;
import io.menjin.wechat.opendata.WeChatOpenDataReader;
import io.menjin.wechat.token.SharedAccessTokens;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The mini programs, and how WeChat is called for them. */
@AutoConfiguration(after = MenjinStoreAutoConfiguration.class)
@ConditionalOnMenjin
public class MenjinWeChatAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Sources menjinSources(MenjinProperties properties, Environment environment) {
        return SourceSettings.of(properties.sources(), Production.isActive(environment));
    }

    @Bean
    @ConditionalOnMissingBean
    WeChatStatus menjinWeChatStatus(MenjinRuntime runtime) {
        return new WeChatStatus(runtime.clock());
    }

    @Bean
    @ConditionalOnMissingBean(WeChatPlatform.class)
    WeChatClient menjinWeChatClient(
            MenjinProperties properties,
            Environment environment,
            MenjinRuntime runtime,
            SharedAccessTokens sharedTokens,
            ObjectProvider<CallListener> listeners) {
        List<CallListener> all = listeners.orderedStream().toList();
        return WeChatClient.builder()
                .settings(WeChatClientSettings.of(properties.wechat(), Production.isActive(environment)))
                .listener(report -> all.forEach(listener -> listener.onCall(report)))
                .sharedTokens(sharedTokens)
                .clock(runtime.clock())
                .random(runtime.random())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    OpenDataReader menjinOpenDataReader() {
        return new WeChatOpenDataReader();
    }
}
