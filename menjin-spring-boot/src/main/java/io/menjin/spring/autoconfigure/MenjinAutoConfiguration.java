package io.menjin.spring.autoconfigure;

import io.menjin.core.Menjin;
import io.menjin.core.MenjinBuilder;
import io.menjin.core.MenjinSettings;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.crypto.Vault;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.login.LoginService;
import io.menjin.core.operation.OperatorService;
import io.menjin.core.phone.PhoneNumbers;
import io.menjin.core.session.SessionService;
import io.menjin.core.source.Sources;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.user.UserViews;
import io.menjin.core.wechat.OpenDataReader;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.spring.event.ApplicationEvents;
import io.menjin.spring.job.BackgroundJobs;
import io.menjin.spring.limit.InProcessRateLimiter;
import io.menjin.spring.observation.PlatformDecorator;
import io.menjin.spring.observation.StoreDecorator;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.CoreSettings;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.WebPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** The use cases over their ports. */
@AutoConfiguration(after = {MenjinStoreAutoConfiguration.class, MenjinWeChatAutoConfiguration.class})
@ConditionalOnMenjin
public class MenjinAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MenjinSettings menjinSettings(MenjinProperties properties) {
        return CoreSettings.of(properties, WebPaths.avatarPrefix(properties));
    }

    @Bean
    @ConditionalOnMissingBean
    RateLimiter menjinRateLimiter(MenjinProperties properties, MenjinRuntime runtime) {
        return new InProcessRateLimiter(CoreSettings.limits(properties.limits()), runtime.clock());
    }

    @Bean
    @ConditionalOnMissingBean(EventPublisher.class)
    ApplicationEvents menjinEventPublisher(ApplicationEventPublisher publisher) {
        return new ApplicationEvents(publisher);
    }

    @Bean
    @ConditionalOnMissingBean
    Menjin menjin(
            MenjinSettings settings,
            MenjinRuntime runtime,
            Sources sources,
            WeChatPlatform platform,
            OpenDataReader openData,
            Vault vault,
            RateLimiter limiter,
            EventPublisher events,
            AvatarStorage avatars,
            Stores stores,
            ObjectProvider<PlatformDecorator> decorators) {
        MenjinBuilder builder = Menjin.builder()
                .settings(settings)
                .clock(runtime.clock())
                .random(runtime.random())
                .sources(sources)
                .wechat(decorated(platform, decorators))
                .openData(openData)
                .vault(vault)
                .limiter(limiter)
                .events(events)
                .avatars(avatars);
        return stores.into(builder).build();
    }

    @Bean
    Stores menjinStores(
            AccountStore accounts,
            SessionStore sessions,
            SessionKeyStore sessionKeys,
            LoginLedger ledger,
            OnceStore once,
            ObjectProvider<StoreDecorator> decorators) {
        return new Stores(
                decorated("accounts", AccountStore.class, accounts, decorators),
                decorated("sessions", SessionStore.class, sessions, decorators),
                decorated("session-keys", SessionKeyStore.class, sessionKeys, decorators),
                decorated("ledger", LoginLedger.class, ledger, decorators),
                decorated("once", OnceStore.class, once, decorators));
    }

    @Bean
    @ConditionalOnMissingBean
    LoginService menjinLoginService(Menjin menjin) {
        return menjin.logins();
    }

    @Bean
    @ConditionalOnMissingBean
    SessionService menjinSessionService(Menjin menjin) {
        return menjin.sessions();
    }

    @Bean
    @ConditionalOnMissingBean
    UserViews menjinUserViews(Menjin menjin) {
        return menjin.users();
    }

    @Bean
    @ConditionalOnMissingBean
    PhoneNumbers menjinPhoneNumbers(Menjin menjin) {
        return menjin.phoneNumbers();
    }

    @Bean
    @ConditionalOnMissingBean
    OperatorService menjinOperatorService(Menjin menjin) {
        return menjin.operators();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "menjin.jobs.enabled", matchIfMissing = true)
    BackgroundJobs menjinBackgroundJobs(Menjin menjin, MenjinProperties properties) {
        return CoreSettings.jobs(menjin, properties.jobs());
    }

    private static WeChatPlatform decorated(WeChatPlatform platform, ObjectProvider<PlatformDecorator> decorators) {
        WeChatPlatform decorated = platform;
        for (PlatformDecorator decorator : decorators.orderedStream().toList()) {
            decorated = decorator.decorate(decorated);
        }
        return decorated;
    }

    private static <T> T decorated(String name, Class<T> port, T store, ObjectProvider<StoreDecorator> decorators) {
        T decorated = store;
        for (StoreDecorator decorator : decorators.orderedStream().toList()) {
            decorated = decorator.decorate(name, port, decorated);
        }
        return decorated;
    }

    /** The ports that keep data, together. */
    record Stores(
            AccountStore accounts,
            SessionStore sessions,
            SessionKeyStore sessionKeys,
            LoginLedger ledger,
            OnceStore once) {

        MenjinBuilder into(MenjinBuilder builder) {
            return builder.accounts(accounts)
                    .sessions(sessions)
                    .sessionKeys(sessionKeys)
                    .ledger(ledger)
                    .once(once);
        }
    }
}
