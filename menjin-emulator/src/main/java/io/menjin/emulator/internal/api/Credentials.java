package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** The check of appid and secret that the two token operations share. */
final class Credentials {

    private Credentials() {}

    /**
     * Checks who asks for a token.
     *
     * @throws ApiRefusal 40002, 41002, 41004, 40013, 40125, 40243 or 40164
     */
    static App check(
            @Nullable String grantType, @Nullable String appId, @Nullable String secret, ApiCall call, World world) {
        call.about(appId);
        if (!"client_credential".equals(grantType)) {
            throw new ApiRefusal(WeChatErrors.INVALID_GRANT_TYPE, "grant_type must be client_credential");
        }
        if (appId == null) {
            throw new ApiRefusal(WeChatErrors.APPID_MISSING, "the request has no appid");
        }
        if (secret == null) {
            throw new ApiRefusal(WeChatErrors.SECRET_MISSING, "the request has no secret");
        }
        App app = Callers.known(appId, world);
        Callers.checkSecret(app, secret);
        Callers.checkAddress(app, call, world);
        return app;
    }
}
