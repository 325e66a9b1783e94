package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /wxa/checksession}: whether a stored session_key is the one in force. */
final class CheckSessionKey implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/checksession",
            "checkSessionKey",
            Set.of("GET"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_checksessionkey",
            List.of("An openid of another app gives 40003; the page lists 87009 only."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        SessionKeyProof.check(app, call, world, WeChatErrors.INVALID_SIGNATURE);
        return Replies.ok();
    }
}
