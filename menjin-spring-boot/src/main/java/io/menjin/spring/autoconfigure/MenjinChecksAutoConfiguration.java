package io.menjin.spring.autoconfigure;

import io.menjin.core.session.SessionService;
import io.menjin.spring.diagnostics.WebMisconfigurations;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.ChecksOpening;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.web.api.ApiRouter;
import io.menjin.spring.web.api.Endpoint;
import io.menjin.spring.web.api.EndpointGroup;
import io.menjin.spring.web.api.TokenEndpoints;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.menjin.spring.web.checks.Checks;
import io.menjin.spring.web.checks.ChecksLifecycle;
import io.menjin.spring.web.checks.ChecksServer;
import io.menjin.spring.web.checks.ChecksSettings;
import io.menjin.spring.web.checks.ChecksStatistics;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The port for gateways, where one is configured. */
@AutoConfiguration(after = MenjinApiAutoConfiguration.class)
@ConditionalOnBean(ApiRouter.class)
@ConditionalOnProperty("menjin.checks.port")
public class MenjinChecksAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HttpRequestDecoder.class)
    static class Port {

        @Bean
        ChecksStatistics menjinChecksStatistics() {
            return new ChecksStatistics();
        }

        @Bean
        Checks menjinChecks(
                ApiRouter router,
                VerifyEndpoints verify,
                TokenEndpoints tokens,
                SessionService sessions,
                RequestUsers users,
                WireJson json,
                ProblemResponder problems) {
            requireServed(router, verify, "/v1/verify");
            requireServed(router, tokens, "/oauth2/introspect");
            return new Checks(router.prefix(), sessions, users, tokens, json, problems);
        }

        @Bean
        ChecksLifecycle menjinChecksLifecycle(
                MenjinProperties properties,
                Environment environment,
                MenjinRuntime runtime,
                Checks checks,
                ChecksStatistics statistics) {
            ChecksSettings settings = ChecksOpening.of(properties, environment);
            return new ChecksLifecycle(
                    () -> ChecksServer.start(settings, checks, statistics, runtime.clock()), settings.graceful());
        }

        private static void requireServed(ApiRouter router, EndpointGroup group, String path) {
            List<Endpoint> endpoints = group.endpoints().stream()
                    .filter(endpoint -> endpoint.path().equals(path))
                    .toList();
            if (endpoints.isEmpty() || !endpoints.stream().allMatch(router::serves)) {
                throw WebMisconfigurations.checksReplaced(path);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.netty.handler.codec.http.HttpRequestDecoder")
    static class Missing {

        @Bean
        InitializingBean menjinNetty() {
            throw WebMisconfigurations.checksWithoutNetty();
        }
    }
}
