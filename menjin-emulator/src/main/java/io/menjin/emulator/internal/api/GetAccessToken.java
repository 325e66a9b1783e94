package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.world.AccessToken;
import io.menjin.emulator.internal.world.AccessTokens;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.TokenKind;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /cgi-bin/token}: every call makes a new access_token; the one before works on for five minutes. */
final class GetAccessToken implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/cgi-bin/token",
            "getAccessToken",
            Set.of("GET"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-access-token/api_getaccesstoken",
            List.of("Account freezes (50004, 50007) are given by a fault only."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Credentials.check(call.param("grant_type"), call.param("appid"), call.param("secret"), call, world);
        CallQuotas.take(app, DESCRIPTION.path(), world);
        AccessToken token =
                world.accessTokens().issue(app.appId(), TokenKind.LEGACY, world.now(), AccessTokens.OVERLAP);
        return Json.object().put("access_token", token.value()).put("expires_in", AccessTokens.LIFE.toSeconds());
    }
}
