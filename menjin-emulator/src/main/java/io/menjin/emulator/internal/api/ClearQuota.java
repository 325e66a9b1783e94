package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.QuotaWindow;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /cgi-bin/clear_quota} and {@code /clear_quota/v2}: set an app's daily quotas back, ten times a month. */
final class ClearQuota {

    private ClearQuota() {}

    /** With an access_token. */
    static final class ByToken implements ServerApi {

        private static final ApiDescription DESCRIPTION = new ApiDescription(
                "/cgi-bin/clear_quota",
                "clearQuota",
                Set.of("POST"),
                Fidelity.FULL,
                "https://developers.weixin.qq.com/miniprogram/dev/server/API/openApi-mgnt/api_clearquota",
                List.of("API encryption is not emulated."));

        @Override
        public ApiDescription description() {
            return DESCRIPTION;
        }

        @Override
        public ObjectNode answer(ApiCall call, World world) {
            App app = Callers.byAccessToken(call, world);
            if (!app.appId().equals(call.field("appid"))) {
                throw new ApiRefusal(WeChatErrors.INVALID_APPID, "appid is not the app of the access_token");
            }
            return clear(app, world);
        }
    }

    /** With the AppSecret, for when the quota of access_tokens itself is used up. */
    static final class BySecret implements ServerApi {

        private static final ApiDescription DESCRIPTION = new ApiDescription(
                "/cgi-bin/clear_quota/v2",
                "clearQuotaByAppSecret",
                Set.of("POST"),
                Fidelity.FULL,
                "https://developers.weixin.qq.com/miniprogram/dev/server/API/openApi-mgnt/api_clearquotabyappsecret",
                List.of("A wrong secret gives 40125; the page does not list it."));

        @Override
        public ApiDescription description() {
            return DESCRIPTION;
        }

        @Override
        public ObjectNode answer(ApiCall call, World world) {
            String appId = given("appid", call);
            call.about(appId);
            if (appId == null) {
                throw new ApiRefusal(WeChatErrors.APPID_MISSING, "the request has no appid");
            }
            App app = Callers.known(appId, world);
            String secret = given("appsecret", call);
            if (secret == null) {
                throw new ApiRefusal(WeChatErrors.SECRET_MISSING, "the request has no appsecret");
            }
            Callers.checkSecret(app, secret);
            return clear(app, world);
        }

        /** WeChat's table has the parameters in the body, its sample in the query. */
        private static @Nullable String given(String name, ApiCall call) {
            String inQuery = call.param(name);
            return inQuery != null || call.hasNoBody() ? inQuery : call.field(name);
        }
    }

    private static ObjectNode clear(App app, World world) {
        int limit = world.settings().get(Settings.CLEAR_QUOTA_PER_MONTH);
        if (!world.quotas().take("clear " + app.appId(), QuotaWindow.MONTH, limit, world.now())) {
            throw new ApiRefusal(
                    WeChatErrors.CLEAR_QUOTA_USED_UP,
                    app.appId() + " cleared its quotas " + limit + " times this month");
        }
        CallQuotas.clear(app, world);
        return Replies.ok();
    }
}
