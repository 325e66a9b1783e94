package io.menjin.emulator.internal.api;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.LoginCheck;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.IssuedCode;
import io.menjin.emulator.internal.world.QuotaWindow;
import io.menjin.emulator.internal.world.SessionKey;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /sns/jscode2session}: exchanges a login code. */
final class Code2Session implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/sns/jscode2session",
            "code2Session",
            Set.of("GET", "POST"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session",
            List.of(
                    "The literal code of WeChat DevTools without an AppID logs in the default user.",
                    "Codes that begin with EMU- give the errcode they name."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        if (call.isPost()) {
            throw new ApiRefusal(
                    WeChatErrors.APPID_MISSING, "WeChat reads the query of a GET; of a POST it reads nothing");
        }
        Attempt attempt = new Attempt(call, world);
        for (LoginCheck check : world.settings().get(Settings.LOGIN_CHECK_ORDER)) {
            attempt.check(check);
        }
        return attempt.succeed();
    }

    /** The checks of one exchange and what they found out. */
    private static final class Attempt {

        private final ApiCall call;
        private final World world;
        private final @Nullable String appId;
        private final @Nullable String code;

        Attempt(ApiCall call, World world) {
            this.call = call;
            this.world = world;
            this.appId = call.param("appid");
            this.code = call.param("js_code");
            call.about(appId);
        }

        void check(LoginCheck check) {
            try {
                run(check);
            } catch (ApiRefusal refusal) {
                if (world.settings().get(Settings.FAILED_EXCHANGE_USES_CODE)) {
                    useUp();
                }
                throw refusal;
            }
        }

        private void run(LoginCheck check) {
            switch (check) {
                case APPID_PRESENT -> require(appId, "appid", check);
                case SECRET_PRESENT -> require(call.param("secret"), "secret", check);
                case CODE_PRESENT -> require(code, "js_code", check);
                case GRANT_TYPE -> grantType();
                case APPID_KNOWN -> app();
                case SECRET_RIGHT -> Callers.checkSecret(app(), call.param("secret"));
                case CODE_GOOD -> identity();
                case USER_NOT_RISKY -> risk();
                case WITHIN_QUOTA -> quota();
            }
        }

        ObjectNode succeed() {
            Identity identity = identity();
            useUp();
            SessionKey key = world.exchange(identity);
            ObjectNode body = Json.object().put("session_key", key.value()).put("openid", identity.openId());
            if (identity.unionId() != null) {
                body.put("unionid", identity.unionId());
            }
            return body;
        }

        private static void require(@Nullable String value, String name, LoginCheck check) {
            if (value == null) {
                throw new ApiRefusal(
                        switch (check) {
                            case APPID_PRESENT -> WeChatErrors.APPID_MISSING;
                            case SECRET_PRESENT -> WeChatErrors.SECRET_MISSING;
                            default -> WeChatErrors.CODE_MISSING;
                        },
                        "the query has no " + name);
            }
        }

        private void grantType() {
            int errcode = world.settings().get(Settings.WRONG_GRANT_TYPE_ERRCODE);
            if (errcode != 0 && !"authorization_code".equals(call.param("grant_type"))) {
                throw new ApiRefusal(WeChatErrors.of(errcode), "grant_type must be authorization_code");
            }
        }

        private App app() {
            if (appId == null) {
                throw new ApiRefusal(WeChatErrors.APPID_MISSING, "the query has no appid");
            }
            return Callers.known(appId, world);
        }

        private Identity identity() {
            App app = app();
            String userId = LoginCodes.userOf(code == null ? "" : code, app, world);
            call.aboutUser(userId);
            return Identities.required(app, userId, world);
        }

        private void risk() {
            User user = world.user(identity().userId());
            if (user != null && user.does(Behaviour.HIGH_RISK)) {
                throw new ApiRefusal(
                        WeChatErrors.CODE_BLOCKED, "the user " + user.id() + " has the behaviour high-risk");
            }
        }

        private void quota() {
            Identity identity = identity();
            int limit = world.settings().get(Settings.LOGINS_PER_USER_AND_MINUTE);
            String counter = "login " + identity.appId() + " " + identity.userId();
            if (!world.quotas().take(counter, QuotaWindow.MINUTE, limit, world.now())) {
                throw new ApiRefusal(
                        WeChatErrors.MINUTE_QUOTA,
                        identity.userId() + " had " + limit + " exchanges in this minute (setting "
                                + Settings.LOGINS_PER_USER_AND_MINUTE + ")");
            }
        }

        private void useUp() {
            IssuedCode issued = code == null ? null : world.loginCodes().find(code);
            if (issued != null && issued.usedAt() == null) {
                world.loginCodes().markUsed(issued, world.now());
            }
        }
    }
}
