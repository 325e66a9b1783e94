package io.menjin.spring.observation;

import io.menjin.core.account.OpenId;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.spring.observation.ObservedWork.Outcome;
import io.menjin.wechat.WeChatApi;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** Records every call that a use case makes to WeChat as the observation {@value #NAME}. */
public final class ObservedWeChatPlatform implements WeChatPlatform {
    /** The name of the observation and of its timer. */
    public static final String NAME = "wechat.api";

    private static final String ERRCODE = "errcode";

    private final WeChatPlatform platform;
    private final ObservationRegistry registry;

    public ObservedWeChatPlatform(WeChatPlatform platform, ObservationRegistry registry) {
        this.platform = platform;
        this.registry = registry;
    }

    @Override
    public CodeExchange exchange(Source source, LoginCode code) {
        return observe(source, WeChatApi.CODE_TO_SESSION, () -> platform.exchange(source, code));
    }

    @Override
    public WeChatPhone phoneNumber(Source source, PhoneCode code, OpenId openId) {
        return observe(source, WeChatApi.PHONE_NUMBER, () -> platform.phoneNumber(source, code, openId));
    }

    @Override
    public boolean checkSessionKey(Source source, OpenId openId, SessionKey sessionKey) {
        return observe(source, WeChatApi.CHECK_SESSION_KEY, () -> platform.checkSessionKey(source, openId, sessionKey));
    }

    @Override
    public boolean acceptsNickname(Source source, OpenId openId, String nickname) {
        return observe(source, WeChatApi.CONTENT_CHECK, () -> platform.acceptsNickname(source, openId, nickname));
    }

    private <T> T observe(Source source, WeChatApi api, Supplier<T> call) {
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName("wechat " + api.title())
                .lowCardinalityKeyValue("app", source.name().value())
                .lowCardinalityKeyValue("operation", api.title())
                .lowCardinalityKeyValue(ERRCODE, "none");
        return ObservedWork.observe(observation, failure -> outcome(observation, failure), () -> {
            T result = call.get();
            observation.lowCardinalityKeyValue(ERRCODE, "0");
            return result;
        });
    }

    private static Outcome outcome(Observation observation, Throwable failure) {
        if (!(failure instanceof WeChatException refused)) {
            return Outcome.UNFORESEEN;
        }
        WeChatError error = refused.error();
        if (error != null) {
            observation.lowCardinalityKeyValue(ERRCODE, Integer.toString(error.errcode()));
        }
        return Outcome.answer(refused.kind().name().toLowerCase(Locale.ROOT));
    }
}
