package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.SessionKey;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /wxa/resetusersessionkey}: replaces a session_key; the new one inherits the old expiry. */
final class ResetSessionKey implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/resetusersessionkey",
            "resetUserSessionKey",
            Set.of("GET"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_resetusersessionkey",
            List.of("Frequent resets of one user are not refused: WeChat does not publish the limit."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        SessionKeyProof.Proven proven = SessionKeyProof.check(app, call, world, WeChatErrors.NO_SESSION_KEY);
        SessionKey fresh = world.sessionKeys().reset(proven.identity().key(), proven.key(), world.now());
        return Replies.ok().put("openid", proven.identity().openId()).put("session_key", fresh.value());
    }
}
