package io.menjin.spring.autoconfigure;

import io.menjin.core.session.SessionService;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.CoreSettings;
import io.menjin.spring.web.api.ApiRouter;
import io.menjin.spring.web.api.Endpoint;
import io.menjin.spring.web.api.LoginEndpoints;
import io.menjin.spring.web.api.TokenEndpoints;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import io.menjin.spring.web.quick.FilterObjection;
import io.menjin.spring.web.quick.InterceptorObjection;
import io.menjin.spring.web.quick.QuickAnswer;
import io.menjin.spring.web.quick.QuickAnswers;
import io.menjin.spring.web.quick.QuickAnswersOpening;
import io.menjin.spring.web.quick.QuickDrain;
import io.menjin.spring.web.quick.QuickJson;
import io.menjin.spring.web.quick.QuickObjection;
import io.menjin.spring.web.quick.QuickPost;
import io.menjin.spring.web.quick.QuickValve;
import io.menjin.spring.web.quick.QuickVerify;
import io.menjin.spring.web.quick.SecurityObjection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/** The short way for checks of tokens and for logins, where the server is Tomcat. */
@AutoConfiguration(after = {MenjinApiAutoConfiguration.class, MenjinSecurityAutoConfiguration.class})
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
@ConditionalOnBean(ApiRouter.class)
@ConditionalOnBooleanProperty(name = "menjin.web.quick-checks", matchIfMissing = true)
public class MenjinQuickAutoConfiguration {

    @Bean
    QuickAnswers menjinQuickAnswers() {
        return new QuickAnswers();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> menjinQuickValve(QuickAnswers answers) {
        return factory -> factory.addContextValves(new QuickValve(answers));
    }

    @Bean
    QuickObjection menjinFilterObjection() {
        return new FilterObjection();
    }

    @Bean
    QuickObjection menjinInterceptorObjection(RouterFunctionMapping mapping) {
        return new InterceptorObjection(mapping);
    }

    @Bean
    @ConditionalOnMissingBean(name = "menjinSecurityObjection")
    QuickObjection menjinNoSecurityObjection() {
        return SecurityObjection.withoutChains();
    }

    @Bean
    QuickAnswersOpening menjinQuickAnswersOpening(
            QuickAnswers answers, ObjectProvider<QuickObjection> objections, ServletContext servlets, Parts parts) {
        return new QuickAnswersOpening(
                answers,
                () -> parts.answers(servlets.getContextPath()),
                objections.orderedStream().toList(),
                servlets);
    }

    @Bean
    QuickJson menjinQuickJson(WireJson json, ProblemResponder problems) {
        return new QuickJson(json, problems);
    }

    @Bean
    QuickDrain menjinQuickDrain(QuickJson answers, ServerProperties server) {
        return new QuickDrain(answers::underWay, server.getShutdown() == Shutdown.GRACEFUL);
    }

    @Bean
    Parts menjinQuickParts(
            ApiRouter router,
            VerifyEndpoints verify,
            TokenEndpoints tokens,
            ObjectProvider<LoginParts> logins,
            SessionService sessions,
            QuickJson answers,
            DispatcherServletPath servlet,
            MenjinProperties properties) {
        int maxBody =
                CoreSettings.bytes("menjin.web.max-body-size", properties.web().maxBodySize());
        return new Parts(
                router,
                verify,
                tokens,
                Optional.ofNullable(logins.getIfAvailable()),
                sessions,
                answers,
                servlet,
                maxBody);
    }

    /** Not where traces are recorded: the filter that begins them would not see the login. */
    @Bean
    @ConditionalOnMissingBean(type = "io.micrometer.tracing.Tracer")
    @ConditionalOnBooleanProperty(name = "menjin.web.quick-logins", matchIfMissing = true)
    LoginParts menjinQuickLoginParts(LoginEndpoints endpoints) {
        return new LoginParts(endpoints);
    }

    /** What logins go the short way with. */
    record LoginParts(LoginEndpoints endpoints) {}

    /** What the answers are made of. */
    record Parts(
            ApiRouter router,
            VerifyEndpoints verify,
            TokenEndpoints tokens,
            Optional<LoginParts> logins,
            SessionService sessions,
            QuickJson quick,
            DispatcherServletPath servlet,
            int maxBody) {

        List<QuickAnswer> answers(String contextPath) {
            List<QuickAnswer> answers = new ArrayList<>();
            verify.endpoints().stream()
                    .filter(router::serves)
                    .forEach(endpoint -> answers.add(new QuickVerify(path(contextPath, endpoint), sessions)));
            tokens.endpoints().stream()
                    .filter(router::serves)
                    .filter(endpoint -> endpoint.path().endsWith("/introspect"))
                    .forEach(endpoint -> answers.add(
                            post(contextPath, endpoint, "application/x-www-form-urlencoded", tokens::introspection)));
            logins.map(LoginParts::endpoints)
                    .filter(endpoints -> router.serves(endpoints.login()))
                    .ifPresent(endpoints ->
                            answers.add(post(contextPath, endpoints.login(), "application/json", endpoints::login)));
            return answers;
        }

        private QuickAnswer post(
                String contextPath, Endpoint endpoint, String type, Function<HttpServletRequest, Object> operation) {
            return new QuickPost(path(contextPath, endpoint), type, maxBody, operation, quick);
        }

        private String path(String contextPath, Endpoint endpoint) {
            return contextPath + servlet.getRelativePath(router.prefix() + endpoint.path());
        }
    }
}
