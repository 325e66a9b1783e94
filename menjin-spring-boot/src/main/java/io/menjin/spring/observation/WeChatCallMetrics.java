package io.menjin.spring.observation;

import io.menjin.core.source.Sources;
import io.menjin.wechat.CallListener;
import io.menjin.wechat.CallReport;
import io.menjin.wechat.WeChatApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Times the calls to WeChat that no use case makes, such as those for access_tokens, under the name and with the tags that
 * {@link ObservedWeChatPlatform} gives to the others.
 */
public final class WeChatCallMetrics implements CallListener {
    private static final Set<WeChatApi> OBSERVED = EnumSet.of(
            WeChatApi.CODE_TO_SESSION, WeChatApi.PHONE_NUMBER, WeChatApi.CHECK_SESSION_KEY, WeChatApi.CONTENT_CHECK);

    private final MeterRegistry registry;
    private final Supplier<Sources> sources;

    public WeChatCallMetrics(MeterRegistry registry, Supplier<Sources> sources) {
        this.registry = registry;
        this.sources = sources;
    }

    @Override
    public void onCall(CallReport report) {
        if (OBSERVED.contains(report.api())) {
            return;
        }
        String app = sources.get()
                .findByAppId(report.appId())
                .map(source -> source.name().value())
                .orElse("unknown");
        Timer.builder(ObservedWeChatPlatform.NAME)
                .tag("app", app)
                .tag("operation", report.api().title())
                .tag("outcome", report.outcome().name().toLowerCase(Locale.ROOT))
                .tag("errcode", report.errcode() == null ? "none" : Integer.toString(report.errcode()))
                .tag("error", "none")
                .register(registry)
                .record(report.duration());
    }
}
