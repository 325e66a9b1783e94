package io.menjin.spring.autoconfigure;

import io.menjin.core.session.SessionService;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.CoreSettings;
import io.menjin.spring.web.api.ApiRouter;
import io.menjin.spring.web.api.Endpoint;
import io.menjin.spring.web.api.TokenEndpoints;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import io.menjin.spring.web.quick.FilterObjection;
import io.menjin.spring.web.quick.InterceptorObjection;
import io.menjin.spring.web.quick.QuickAnswer;
import io.menjin.spring.web.quick.QuickAnswers;
import io.menjin.spring.web.quick.QuickAnswersOpening;
import io.menjin.spring.web.quick.QuickIntrospection;
import io.menjin.spring.web.quick.QuickObjection;
import io.menjin.spring.web.quick.QuickValve;
import io.menjin.spring.web.quick.QuickVerify;
import io.menjin.spring.web.quick.SecurityObjection;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/** The short way for checks of tokens, where the server is Tomcat. */
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
    Parts menjinQuickParts(
            ApiRouter router,
            VerifyEndpoints verify,
            TokenEndpoints tokens,
            SessionService sessions,
            WireJson json,
            ProblemResponder problems,
            DispatcherServletPath servlet,
            MenjinProperties properties) {
        int maxBody =
                CoreSettings.bytes("menjin.web.max-body-size", properties.web().maxBodySize());
        return new Parts(router, verify, tokens, sessions, json, problems, servlet, maxBody);
    }

    /** What the answers are made of. */
    record Parts(
            ApiRouter router,
            VerifyEndpoints verify,
            TokenEndpoints tokens,
            SessionService sessions,
            WireJson json,
            ProblemResponder problems,
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
                            new QuickIntrospection(path(contextPath, endpoint), tokens, json, problems, maxBody)));
            return answers;
        }

        private String path(String contextPath, Endpoint endpoint) {
            return contextPath + servlet.getRelativePath(router.prefix() + endpoint.path());
        }
    }
}
