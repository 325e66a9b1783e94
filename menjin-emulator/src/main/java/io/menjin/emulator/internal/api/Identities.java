package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.Masked;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** Finds the person a call is about. */
final class Identities {

    private Identities() {}

    static Identity required(App app, String userId, World world) {
        Identity identity = world.identity(app.appId(), userId);
        if (identity == null) {
            throw new IllegalStateException("no identity of " + userId + " in " + app.appId());
        }
        return identity;
    }

    /**
     * The person of this openid.
     *
     * @throws ApiRefusal 40003
     */
    static Identity byOpenId(App app, @Nullable String openId, World world) {
        if (openId == null) {
            throw new ApiRefusal(WeChatErrors.INVALID_OPENID, "the request has no openid");
        }
        Identity identity = world.identityByOpenId(app.appId(), openId);
        if (identity == null) {
            String other = world.appOfOpenId(openId);
            throw new ApiRefusal(
                    WeChatErrors.INVALID_OPENID,
                    other == null
                            ? "no user of the emulator has the openid " + Masked.secret(openId)
                            : "this openid belongs to the app " + other + ", not " + app.appId());
        }
        return identity;
    }
}
