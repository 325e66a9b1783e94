package io.menjin.emulator.internal.api;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /wxa/getuserriskrank}: how risky WeChat finds a user, 0 to 4. */
final class GetUserRiskRank implements ServerApi {

    private static final int HIGHEST = 4;

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/getuserriskrank",
            "getUserRiskRank",
            Set.of("POST"),
            Fidelity.PARTIAL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/safety-control-capability/api_getuserriskrank",
            List.of(
                    "The rank is the user's riskRank; the behaviour high-risk gives 4.",
                    "mobile_no, email_address, extended_info and is_test are ignored.",
                    "Missing permission (48001) and outages (61080, 61081, 9410009) are given by a fault only.",
                    "API encryption is not emulated."));

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
        JsonNode scene = call.json().get("scene");
        if (scene == null || !scene.isIntegralNumber() || scene.intValue() < 0 || scene.intValue() > 2) {
            throw new ApiRefusal(WeChatErrors.INVALID_SCENE, "scene must be 0, 1 or 2");
        }
        if (call.field("client_ip") == null) {
            throw new ApiRefusal(WeChatErrors.NOT_JSON, "client_ip is required");
        }
        Identity identity = RecentVisitors.byOpenId(app, call.field("openid"), call, world);
        User user = world.user(identity.userId());
        int rank = user == null ? 0 : user.does(Behaviour.HIGH_RISK) ? HIGHEST : user.riskRank();
        return Json.object()
                .put("errcode", 0)
                .put("errmsg", "getuserriskrank succ")
                .put("risk_rank", rank)
                // WeChat's spelling; it numbers the query.
                .put("unoin_id", Math.floorMod(world.ids().group(), 1_000_000_000));
    }
}
