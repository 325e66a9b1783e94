package io.menjin.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.Menjin;
import io.menjin.core.account.AccountId;
import io.menjin.core.avatar.AvatarImage;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.login.LoginService;
import io.menjin.core.source.Sources;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.wechat.OpenDataReader;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.spring.actuate.MenjinEndpoint;
import io.menjin.spring.actuate.MenjinHealthIndicator;
import io.menjin.spring.event.ApplicationEvents;
import io.menjin.spring.job.BackgroundJobs;
import io.menjin.spring.limit.InProcessRateLimiter;
import io.menjin.spring.observation.ObservedRecorder;
import io.menjin.spring.observation.PlatformDecorator;
import io.menjin.spring.observation.Recorder;
import io.menjin.spring.settings.ConfiguredSources;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.watch.Happenings;
import io.menjin.spring.web.api.ApiRouter;
import io.menjin.spring.web.checks.ChecksLifecycle;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.TraceIds;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.wechat.WeChatClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;

/** What is there, what backs off when something is missing, and what gives way to an application's own. */
class OptionalDependenciesTest {
    private static final AutoConfigurations OURS = AutoConfigurations.of(
            MenjinStoreAutoConfiguration.class,
            MenjinWeChatAutoConfiguration.class,
            MenjinAutoConfiguration.class,
            MenjinObservationAutoConfiguration.class,
            MenjinMetricsAutoConfiguration.class,
            MenjinWatchAutoConfiguration.class,
            MenjinTracingAutoConfiguration.class,
            MenjinWebAutoConfiguration.class,
            MenjinApiAutoConfiguration.class,
            MenjinTomcatAutoConfiguration.class,
            MenjinChecksAutoConfiguration.class,
            MenjinSecurityAutoConfiguration.class,
            MenjinHealthAutoConfiguration.class,
            MenjinActuatorAutoConfiguration.class);

    @TempDir
    Path folder;

    private WebApplicationContextRunner web;
    private ApplicationContextRunner plain;

    @BeforeEach
    void prepare() {
        String[] properties = {
            "menjin.data-dir=" + folder,
            "menjin.sources.shop.app-id=wxemu00000000shop",
            "menjin.sources.shop.app-secret=5ec2e70000000000000000000000c0de",
            "menjin.wechat.base-url=http://127.0.0.1:1"
        };
        web = new WebApplicationContextRunner().withConfiguration(OURS).withPropertyValues(properties);
        plain = new ApplicationContextRunner().withConfiguration(OURS).withPropertyValues(properties);
    }

    @Test
    void servesTheApiInAWebApplication() {
        web.run(context -> assertThat(context)
                .hasSingleBean(Menjin.class)
                .hasSingleBean(ApiRouter.class)
                .hasSingleBean(RequestUsers.class)
                .hasSingleBean(BackgroundJobs.class)
                .hasSingleBean(MenjinHealthIndicator.class));
    }

    @Test
    void isForOtherApplicationsTooWithoutTheApi() {
        plain.run(context -> assertThat(context)
                .hasSingleBean(Menjin.class)
                .hasSingleBean(LoginService.class)
                .doesNotHaveBean(ApiRouter.class)
                .doesNotHaveBean(RequestUsers.class));
    }

    @Test
    void isOffWhenItIsSwitchedOff() {
        web.withPropertyValues("menjin.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Menjin.class)
                        .doesNotHaveBean(ApiRouter.class)
                        .doesNotHaveBean(MenjinHealthIndicator.class));
    }

    @Test
    void guardsWithoutServingTheApi() {
        web.withPropertyValues("menjin.web.enabled=false", "menjin.jobs.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(RequestUsers.class)
                        .doesNotHaveBean(ApiRouter.class)
                        .doesNotHaveBean(BackgroundJobs.class));
    }

    @Test
    void doesWithoutSpringSecurity() {
        web.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ApiRouter.class));
    }

    @Test
    void doesWithoutActuator() {
        web.withClassLoader(new FilteredClassLoader(Endpoint.class, HealthIndicator.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ApiRouter.class)
                        .doesNotHaveBean(MenjinHealthIndicator.class));
        web.withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ApiRouter.class));
    }

    @Test
    void doesWithoutMicrometer() {
        web.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ApiRouter.class)
                        .doesNotHaveBean(Recorder.class));
        web.withClassLoader(new FilteredClassLoader(MeterRegistry.class, Tracer.class))
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ObservedRecorder.class));
    }

    @Test
    void doesWithoutSpringMvcAndTomcat() {
        plain.withClassLoader(
                        new FilteredClassLoader("org.springframework.web", "jakarta.servlet", "org.apache.catalina"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Menjin.class));
        web.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ApiRouter.class));
        web.withPropertyValues("menjin.web.exclusive=true")
                .withClassLoader(new FilteredClassLoader("org.apache.catalina"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ApiRouter.class));
    }

    @Test
    void hasAPortForGatewaysOnDemand() {
        web.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ChecksLifecycle.class));
        web.withPropertyValues("menjin.checks.port=0").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(ChecksLifecycle.class);
            assertThat(context.getBean(ChecksLifecycle.class).port()).isPositive();
        });
        plain.withPropertyValues("menjin.checks.port=0")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ChecksLifecycle.class));
    }

    @Test
    void doesWithoutNetty() {
        web.withClassLoader(new FilteredClassLoader("io.netty"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ApiRouter.class));
        web.withPropertyValues("menjin.checks.port=0")
                .withClassLoader(new FilteredClassLoader("io.netty.channel.epoll"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ChecksLifecycle.class));
        web.withPropertyValues("menjin.checks.port=0")
                .withClassLoader(new FilteredClassLoader("io.netty"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("menjin.checks.port is set, and Netty is not there"));
    }

    @Test
    void hasNoChainWhereSpringSecurityIsNotConfigured() {
        web.run(context -> assertThat(context).doesNotHaveBean(SecurityFilterChain.class));
    }

    @Test
    void exposesTheEndpointOnlyOnDemand() {
        web.run(context -> assertThat(context).doesNotHaveBean(MenjinEndpoint.class));
        web.withPropertyValues("management.endpoints.web.exposure.include=menjin")
                .run(context -> assertThat(context).hasSingleBean(MenjinEndpoint.class));
    }

    @Test
    void nobodyWatchesUnlessAsked() {
        web.run(context -> assertThat(context).doesNotHaveBean(Happenings.class));
        web.withPropertyValues("menjin.watch.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Happenings.class));
        web.withPropertyValues("menjin.watch.enabled=true")
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Happenings.class));
        plain.withPropertyValues("menjin.watch.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Happenings.class));
    }

    @Test
    void givesWayToTheApplicationsOwn() {
        web.withUserConfiguration(Own.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(JdbcStores.class)
                        .doesNotHaveBean(WeChatClient.class)
                        .doesNotHaveBean(InProcessRateLimiter.class)
                        .doesNotHaveBean(ApplicationEvents.class)
                        .doesNotHaveBean(ConfiguredSources.class)
                        .hasSingleBean(Vault.class)
                        .hasSingleBean(Recorder.class)
                        .hasSingleBean(TraceIds.class)
                        .hasSingleBean(MenjinRuntime.class));
    }

    @Test
    void everyBeanCanBeReplaced() {
        web.run(context -> {
            List<String> fixed = List.of(
                    // Glue that carries nothing an application would want to change.
                    "menjinStores",
                    "menjinRoutes",
                    "menjinPathCollisionCheck",
                    "menjinUploadProblems",
                    "menjinGuardCheck",
                    "menjinSecurityObjection",
                    "menjinSanitizingFunction",
                    // One more voice; menjin.web.quick-checks=false needs none.
                    "menjinSecurityObjection",
                    "menjinTomcatErrors");
            for (Class<?> configuration : CONFIGURATIONS) {
                for (var method : configuration.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Bean.class) && !fixed.contains(method.getName())) {
                        assertThat(method.getAnnotations())
                                .as(method.getName())
                                .anyMatch(annotation -> annotation
                                        .annotationType()
                                        .getSimpleName()
                                        .equals("ConditionalOnMissingBean"));
                    }
                }
            }
        });
    }

    private static final List<Class<?>> CONFIGURATIONS = List.of(
            MenjinStoreAutoConfiguration.class,
            MenjinWeChatAutoConfiguration.class,
            MenjinAutoConfiguration.class,
            MenjinObservationAutoConfiguration.class,
            MenjinMetricsAutoConfiguration.class,
            MenjinTracingAutoConfiguration.class,
            MenjinWebAutoConfiguration.class,
            MenjinApiAutoConfiguration.class,
            MenjinTomcatAutoConfiguration.class,
            MenjinSecurityAutoConfiguration.class,
            MenjinHealthAutoConfiguration.class,
            MenjinActuatorAutoConfiguration.class);

    /** An application that brings everything. */
    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        Vault vault() {
            return new AesGcmVault(MasterKeys.of(MasterKey.generate("own", new SecureRandom())), new SecureRandom());
        }

        @Bean
        AccountStore accounts() {
            return fake(AccountStore.class);
        }

        @Bean
        SessionStore sessions() {
            return fake(SessionStore.class);
        }

        @Bean
        SessionKeyStore sessionKeys() {
            return fake(SessionKeyStore.class);
        }

        @Bean
        LoginLedger ledger() {
            return fake(LoginLedger.class);
        }

        @Bean
        OnceStore once() {
            return fake(OnceStore.class);
        }

        @Bean
        WeChatPlatform platform() {
            return fake(WeChatPlatform.class);
        }

        @Bean
        OpenDataReader openData() {
            return fake(OpenDataReader.class);
        }

        @Bean
        RateLimiter limiter() {
            return RateLimiter.NONE;
        }

        @Bean
        EventPublisher events() {
            return event -> {};
        }

        @Bean
        Sources sources() {
            return fake(Sources.class);
        }

        @Bean
        AvatarStorage avatars() {
            return new AvatarStorage() {
                @Override
                public String store(AccountId owner, AvatarImage image) {
                    return "";
                }

                @Override
                public Optional<AvatarImage> load(String name) {
                    return Optional.empty();
                }

                @Override
                public void delete(AccountId owner, String name) {}

                @Override
                public void deleteAll(AccountId owner) {}
            };
        }

        @Bean
        Recorder recorder() {
            return Recorder.NONE;
        }

        @Bean
        TraceIds traceIds() {
            return () -> "trace";
        }

        @Bean
        PlatformDecorator decorator() {
            return platform -> platform;
        }

        private static <T> T fake(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        if (method.getName().equals("all")) {
                            return List.of();
                        }
                        throw new UnsupportedOperationException(method.getName());
                    }));
        }
    }
}
