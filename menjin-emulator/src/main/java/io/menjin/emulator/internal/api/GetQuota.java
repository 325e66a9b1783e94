package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.Masked;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /cgi-bin/openapi/quota/get}: what is left of a daily quota. */
final class GetQuota implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/cgi-bin/openapi/quota/get",
            "getApiQuota",
            Set.of("POST"),
            Fidelity.PARTIAL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/openApi-mgnt/api_getapiquota",
            List.of(
                    "Operations without a published daily limit show a daily_limit of 0 and are not limited.",
                    "rate_limit and component_rate_limit are left out.",
                    "API encryption is not emulated."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        String path = call.field("cgi_path");
        if (path != null && path.startsWith("/sns/")) {
            throw new ApiRefusal(WeChatErrors.SNS_NOT_SUPPORTED, "WeChat does not tell quotas of /sns/");
        }
        if (path == null || ApiCatalog.find(path) == null) {
            throw new ApiRefusal(
                    WeChatErrors.CGI_PATH_NOT_FOUND,
                    path == null ? "the body has no cgi_path" : "the emulator has no " + Masked.id(path));
        }
        int limit = CallQuotas.perDay(path, world);
        long used = CallQuotas.usedToday(app, path, world);
        ObjectNode body = Replies.ok();
        body.putObject("quota").put("daily_limit", limit).put("used", used).put("remain", Math.max(0, limit - used));
        return body;
    }
}
