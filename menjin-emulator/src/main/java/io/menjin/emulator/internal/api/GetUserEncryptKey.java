package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.UserEncryptKey;
import io.menjin.emulator.internal.world.UserEncryptKeys;
import io.menjin.emulator.internal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET or POST /wxa/business/getuserencryptkey}: the keys of a user's encrypted channel. */
final class GetUserEncryptKey implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/business/getuserencryptkey",
            "getUserEncryptKey",
            Set.of("GET", "POST"),
            Fidelity.PARTIAL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/internet/api_getuserencryptkey",
            List.of(
                    "A new key is made when the newest has expired and somebody asks, on the server or on the client.",
                    "API encryption is not emulated."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        SessionKeyProof.Proven proven = SessionKeyProof.check(app, call, world, WeChatErrors.NO_SESSION_KEY);
        Instant now = world.now();
        ObjectNode body = Replies.ok();
        ArrayNode list = body.putArray("key_info_list");
        for (UserEncryptKey key : world.encryptKeys().latest(proven.identity().key(), now)) {
            Duration left = Duration.between(now, key.createdAt().plus(UserEncryptKeys.LIFE));
            list.addObject()
                    .put("encrypt_key", key.encryptKey())
                    .put("version", key.version())
                    .put("expire_in", Math.max(0, left.toSeconds()))
                    .put("iv", key.iv())
                    .put("create_time", key.createdAt().getEpochSecond());
        }
        return body;
    }
}
