package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.AccessToken;
import io.menjin.emulator.internal.world.AccessTokens;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.TokenKind;
import io.menjin.emulator.internal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /cgi-bin/stable_token}: the same access_token for all callers until five minutes before its end; a forced
 * refresh ends the old one at once.
 */
final class GetStableAccessToken implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/cgi-bin/stable_token",
            "getStableAccessToken",
            Set.of("POST"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-access-token/api_getstableaccesstoken",
            List.of("The administrator's confirmation (89503, 89506, 89507) is given by a fault only."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Credentials.check(call.field("grant_type"), call.field("appid"), call.field("secret"), call, world);
        Instant now = world.now();
        CallQuotas.take(app, DESCRIPTION.path(), world);
        JsonNode force = call.json().get("force_refresh");
        AccessToken current = world.accessTokens().current(app.appId(), TokenKind.STABLE);
        AccessToken token = force != null && force.isBoolean() && force.booleanValue()
                ? forced(app, current, world, now)
                : normal(app, current, world, now);
        return Json.object()
                .put("access_token", token.value())
                .put("expires_in", Duration.between(now, token.validUntil()).toSeconds());
    }

    private static AccessToken normal(App app, @Nullable AccessToken current, World world, Instant now) {
        if (current != null && now.isBefore(current.validUntil().minus(AccessTokens.OVERLAP))) {
            return current;
        }
        return world.accessTokens().issue(app.appId(), TokenKind.STABLE, now, AccessTokens.OVERLAP);
    }

    private static AccessToken forced(App app, @Nullable AccessToken current, World world, Instant now) {
        Duration interval = world.settings().get(Settings.FORCED_TOKEN_INTERVAL);
        Instant last = world.forcedTokens().get(app.appId());
        if (current != null && last != null && current.isValid(now) && now.isBefore(last.plus(interval))) {
            return current;
        }
        if (!CallQuotas.takeForced(app, world)) {
            throw new ApiRefusal(
                    WeChatErrors.DAILY_QUOTA,
                    app.appId() + " used up its forced refreshes of today (setting " + Settings.FORCED_TOKENS_PER_DAY
                            + ")");
        }
        world.forcedTokens().put(app.appId(), now);
        return world.accessTokens().issue(app.appId(), TokenKind.STABLE, now, Duration.ZERO);
    }
}
