package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.Masked;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.AccessToken;
import io.menjin.emulator.internal.world.AccessTokens;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** Who calls: an app by its secret, or an app by its access_token. */
final class Callers {

    private Callers() {}

    /**
     * The app an access_token stands for; counts the call.
     *
     * @throws ApiRefusal 41001, 40014, 40001, 42001, 45011 or 45009
     */
    static App byAccessToken(ApiCall call, World world) {
        String value = call.param("access_token");
        if (value == null) {
            throw new ApiRefusal(WeChatErrors.TOKEN_MISSING, "the query has no access_token");
        }
        AccessToken token = world.accessTokens().find(value);
        if (token == null) {
            throw unknown(value, world);
        }
        call.about(token.appId());
        if (!token.isValid(world.now())) {
            throw dead(token);
        }
        App app = known(token.appId(), world);
        CallQuotas.take(app, call.path(), world);
        return app;
    }

    /**
     * The app of this id.
     *
     * @throws ApiRefusal 40013
     */
    static App known(String appId, World world) {
        App app = world.app(appId);
        if (app == null) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_APPID,
                    "the emulator has no app " + Masked.id(appId) + "; create it with POST /_emulator/v1/apps");
        }
        return app;
    }

    /**
     * Checks the AppSecret.
     *
     * @throws ApiRefusal 40125 or 40243
     */
    static void checkSecret(App app, @Nullable String secret) {
        if (!app.secret().equals(secret)) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_SECRET, "this is not the secret that the emulator has for " + app.appId());
        }
        if (app.secretFrozen()) {
            throw new ApiRefusal(WeChatErrors.SECRET_FROZEN, "the AppSecret of " + app.appId() + " is set to frozen");
        }
    }

    /**
     * Checks where the call comes from.
     *
     * @throws ApiRefusal 40164
     */
    static void checkAddress(App app, ApiCall call, World world) {
        if (!app.ipAllowList().isEmpty() && !app.ipAllowList().contains(call.callerAddress())) {
            String text = world.settings().get(Settings.IP_REFUSED_TEXT).replace("{ip}", call.callerAddress());
            throw new ApiRefusal(
                    WeChatErrors.IP_REFUSED.withText(text),
                    call.callerAddress() + " is not on the ipAllowList of " + app.appId());
        }
    }

    private static ApiRefusal unknown(String value, World world) {
        if (!value.matches("[0-9]{2}_[A-Za-z0-9_-]{100,509}")) {
            return new ApiRefusal(WeChatErrors.INVALID_ACCESS_TOKEN, "this does not have the form of an access_token");
        }
        int errcode = world.settings().get(Settings.UNKNOWN_TOKEN_ERRCODE);
        return new ApiRefusal(
                WeChatErrors.of(errcode),
                "the emulator never issued this access_token, or issued it before its state was reset");
    }

    private static ApiRefusal dead(AccessToken token) {
        if (token.retiredAt() != null
                && token.validUntil().isBefore(token.issuedAt().plus(AccessTokens.LIFE))) {
            return new ApiRefusal(
                    WeChatErrors.INVALID_CREDENTIAL,
                    "a newer access_token of " + token.appId() + " was issued at " + token.retiredAt()
                            + "; this one worked until " + token.validUntil());
        }
        return new ApiRefusal(WeChatErrors.TOKEN_EXPIRED, "this access_token expired at " + token.validUntil());
    }
}
