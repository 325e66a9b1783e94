package io.menjin.spring.autoconfigure;

import io.menjin.core.Menjin;
import io.menjin.core.MenjinSettings;
import io.menjin.core.source.Sources;
import io.menjin.spring.observation.Recorder;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.ClientSettings;
import io.menjin.spring.settings.CoreSettings;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.PushSources;
import io.menjin.spring.settings.WebPaths;
import io.menjin.spring.web.api.ApiRouter;
import io.menjin.spring.web.api.AvatarEndpoints;
import io.menjin.spring.web.api.AvatarHosts;
import io.menjin.spring.web.api.Callers;
import io.menjin.spring.web.api.DocumentEndpoints;
import io.menjin.spring.web.api.EndpointGroup;
import io.menjin.spring.web.api.LoginEndpoints;
import io.menjin.spring.web.api.MeEndpoints;
import io.menjin.spring.web.api.PathCollisionCheck;
import io.menjin.spring.web.api.PhoneEndpoints;
import io.menjin.spring.web.api.PushEndpoints;
import io.menjin.spring.web.api.SessionEndpoints;
import io.menjin.spring.web.api.TokenEndpoints;
import io.menjin.spring.web.api.UploadProblems;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.ClientAddresses;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Our API. An application replaces a group of operations, or adds one, with a bean of its own. */
@AutoConfiguration(after = MenjinWebAutoConfiguration.class)
@ConditionalOnBean(ProblemResponder.class)
@ConditionalOnBooleanProperty(name = "menjin.web.enabled", matchIfMissing = true)
public class MenjinApiAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Answers menjinAnswers(WireJson json) {
        return new Answers(json);
    }

    @Bean
    @ConditionalOnMissingBean
    Callers menjinCallers(MenjinProperties properties, RequestUsers users, WireJson json) {
        return new Callers(
                users,
                new ClientAddresses(WebPaths.trustedProxies(properties)),
                json,
                CoreSettings.bytes("menjin.web.max-body-size", properties.web().maxBodySize()));
    }

    @Bean
    @ConditionalOnMissingBean
    LoginEndpoints menjinLoginEndpoints(
            Menjin menjin,
            MenjinSettings settings,
            Callers callers,
            Answers answers,
            ObjectProvider<Recorder> recorder) {
        return new LoginEndpoints(
                menjin.logins(),
                menjin.sessions(),
                settings.sessions(),
                callers,
                answers,
                recorder.getIfAvailable(() -> Recorder.NONE));
    }

    @Bean
    @ConditionalOnMissingBean
    MeEndpoints menjinMeEndpoints(Menjin menjin, MenjinProperties properties, Callers callers, Answers answers) {
        return new MeEndpoints(
                menjin.users(),
                menjin.profiles(),
                menjin.exports(),
                menjin.closings(),
                new AvatarHosts(properties.avatars().allowedHosts()),
                callers,
                answers);
    }

    @Bean
    @ConditionalOnMissingBean
    PhoneEndpoints menjinPhoneEndpoints(
            Menjin menjin, Callers callers, Answers answers, ObjectProvider<Recorder> recorder) {
        return new PhoneEndpoints(
                menjin.phones(),
                menjin.sessionKeys(),
                menjin.openData(),
                callers,
                answers,
                recorder.getIfAvailable(() -> Recorder.NONE));
    }

    @Bean
    @ConditionalOnMissingBean
    SessionEndpoints menjinSessionEndpoints(Menjin menjin, Callers callers, Answers answers) {
        return new SessionEndpoints(menjin.sessions(), callers, answers);
    }

    @Bean
    @ConditionalOnMissingBean
    AvatarEndpoints menjinAvatarEndpoints(Menjin menjin, MenjinSettings settings, Callers callers, Answers answers) {
        return new AvatarEndpoints(menjin.avatars(), settings.maxAvatarBytes(), callers, answers);
    }

    @Bean
    @ConditionalOnMissingBean
    VerifyEndpoints menjinVerifyEndpoints(Callers callers, Answers answers) {
        return new VerifyEndpoints(callers, answers);
    }

    @Bean
    @ConditionalOnMissingBean
    TokenEndpoints menjinTokenEndpoints(Menjin menjin, MenjinProperties properties, Callers callers, Answers answers) {
        return new TokenEndpoints(menjin.sessions(), ClientSettings.of(properties.clients()), callers, answers);
    }

    @Bean
    @ConditionalOnMissingBean
    PushEndpoints menjinPushEndpoints(
            Menjin menjin, Sources sources, MenjinProperties properties, MenjinRuntime runtime, Answers answers) {
        int maxBytes =
                CoreSettings.bytes("menjin.web.max-push-size", properties.web().maxPushSize());
        return new PushEndpoints(PushSources.of(sources, maxBytes, runtime), menjin.pushes(), maxBytes, answers);
    }

    @Bean
    @ConditionalOnMissingBean
    DocumentEndpoints menjinDocumentEndpoints(Answers answers) {
        return new DocumentEndpoints(answers);
    }

    @Bean
    @ConditionalOnMissingBean
    ApiRouter menjinApiRouter(
            MenjinProperties properties,
            ObjectProvider<EndpointGroup> groups,
            Answers answers,
            ProblemResponder problems) {
        return new ApiRouter(WebPaths.prefix(properties), groups.orderedStream().toList(), answers, problems);
    }

    @Bean
    RouterFunction<ServerResponse> menjinRoutes(ApiRouter router, MenjinProperties properties) {
        return router.routes(properties.web().exclusive());
    }

    @Bean
    PathCollisionCheck menjinPathCollisionCheck(
            ApiRouter router, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new PathCollisionCheck(router, mappings);
    }

    @Bean
    UploadProblems menjinUploadProblems(MenjinProperties properties, ProblemResponder responder) {
        return new UploadProblems(WebPaths.prefix(properties) + AvatarEndpoints.UPLOAD, responder);
    }
}
