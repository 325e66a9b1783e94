package io.menjin.spring.autoconfigure;

import io.menjin.core.session.SessionService;
import io.menjin.core.user.UserViews;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.WebPaths;
import io.menjin.spring.web.guard.GuardCheck;
import io.menjin.spring.web.guard.GuardConfigurer;
import io.menjin.spring.web.guard.GuardProblems;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.ProblemRenderer;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.ProblemTranslator;
import io.menjin.spring.web.http.TraceIds;
import io.menjin.spring.web.http.WireJson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Guards the application's own endpoints, and what that has in common with our API. */
@AutoConfiguration(after = MenjinAutoConfiguration.class)
@ConditionalOnMenjin
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, WebMvcConfigurer.class})
public class MenjinWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WireJson menjinWireJson() {
        return new WireJson();
    }

    @Bean
    @ConditionalOnMissingBean
    TraceIds menjinTraceIds(MenjinRuntime runtime) {
        return TraceIds.random(runtime.random());
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemResponder menjinProblemResponder(MenjinProperties properties, WireJson json, TraceIds traceIds) {
        return new ProblemResponder(
                new ProblemTranslator(), new ProblemRenderer(json, WebPaths.problemPrefix(properties)), traceIds);
    }

    @Bean
    @ConditionalOnMissingBean
    RequestUsers menjinRequestUsers(SessionService sessions, UserViews users) {
        return new RequestUsers(sessions, users);
    }

    @Bean
    @ConditionalOnMissingBean
    GuardConfigurer menjinGuardConfigurer(RequestUsers users) {
        return new GuardConfigurer(users);
    }

    @Bean
    @ConditionalOnMissingBean
    GuardProblems menjinGuardProblems(ProblemResponder responder) {
        return new GuardProblems(responder);
    }

    @Bean
    GuardCheck menjinGuardCheck(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new GuardCheck(mappings);
    }
}
