package io.menjin.spring.autoconfigure;

import io.menjin.core.crypto.Vault;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.spring.actuate.StoreProbe;
import io.menjin.spring.diagnostics.StoreMisconfigurations;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.CoreSettings;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.RedisOpening;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.redis.RedisStores;
import io.menjin.wechat.token.SharedAccessTokens;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is kept in Redis where the configuration says so; the database has the rest. */
@AutoConfiguration(before = MenjinStoreAutoConfiguration.class)
@ConditionalOnMenjin
@Conditional(OnRedis.class)
@EnableConfigurationProperties(MenjinProperties.class)
public class MenjinRedisAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisStores.class)
    static class Opened {

        @Bean
        @ConditionalOnMissingBean
        RedisStores menjinRedisStores(MenjinProperties properties, Environment environment, MenjinRuntime runtime) {
            return RedisOpening.open(properties, environment, runtime);
        }

        @Bean
        @ConditionalOnMissingBean
        StoreProbe menjinStoreProbe(RedisStores redis, ObjectProvider<JdbcStores> database) {
            return () -> {
                JdbcStores ours = database.getIfAvailable();
                return redis.isAnswering() && (ours == null || ours.isAnswering());
            };
        }

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnProperty(name = OnRedis.LIMITS, havingValue = OnRedis.REDIS)
        RateLimiter menjinRateLimiter(RedisStores redis, MenjinProperties properties) {
            return redis.limiter(RedisOpening.shared(CoreSettings.limits(properties.limits())));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisStores.class)
    @ConditionalOnProperty(name = OnRedis.SESSIONS, havingValue = OnRedis.REDIS)
    static class Sessions {

        @Bean
        @ConditionalOnMissingBean
        SessionStore menjinSessionStore(RedisStores redis) {
            return redis.sessions();
        }

        @Bean
        @ConditionalOnMissingBean
        SessionKeyStore menjinSessionKeyStore(RedisStores redis) {
            return redis.sessionKeys();
        }

        @Bean
        @ConditionalOnMissingBean
        LoginLedger menjinLoginLedger(RedisStores redis) {
            return redis.ledger();
        }

        @Bean
        @ConditionalOnMissingBean
        OnceStore menjinOnceStore(RedisStores redis) {
            return redis.once();
        }

        @Bean
        @ConditionalOnMissingBean
        ChangeFeed menjinChangeFeed(RedisStores redis) {
            return redis.changes();
        }

        @Bean
        @ConditionalOnMissingBean
        SharedAccessTokens menjinSharedAccessTokens(RedisStores redis, Vault vault) {
            return redis.accessTokens(vault);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.menjin.store.redis.RedisStores")
    static class Missing {

        @Bean
        InitializingBean menjinRedisModule() {
            throw StoreMisconfigurations.redisModuleMissing();
        }
    }
}
