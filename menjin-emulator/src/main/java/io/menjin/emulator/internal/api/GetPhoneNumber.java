package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.Masked;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.IssuedCode;
import io.menjin.emulator.internal.world.OpenData;
import io.menjin.emulator.internal.world.PhoneNumber;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /wxa/business/getuserphonenumber}: exchanges the code of a tap on the phone button. */
final class GetPhoneNumber implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/business/getuserphonenumber",
            "getPhoneNumber",
            Set.of("POST"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber",
            List.of("API encryption is not emulated.", "The platform's minute quota is given by a fault only."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        IssuedCode code = goodCode(app, call.field("code"), call, world);
        Identity identity = Identities.required(app, code.userId(), world);
        String openId = call.field("openid");
        if (openId != null && !openId.equals(identity.openId())) {
            throw new ApiRefusal(
                    WeChatErrors.of(world.settings().get(Settings.PHONE_OPENID_MISMATCH_ERRCODE)),
                    "the code is of " + identity.userId() + ", the openid " + Masked.secret(openId) + " is not");
        }
        PhoneNumber phone = code.phone();
        if (phone == null) {
            throw new ApiRefusal(WeChatErrors.INVALID_CODE, "the code is of a snapshot that knew no numbers of taps");
        }
        world.phoneCodes().markUsed(code, world.now());
        ObjectNode body = Replies.ok();
        body.set("phone_info", OpenData.phone(phone, app.appId(), code.issuedAt(), world.settings()));
        return body;
    }

    private static IssuedCode goodCode(App app, @Nullable String value, ApiCall call, World world) {
        IssuedCode code = value == null ? null : world.phoneCodes().find(value);
        if (code == null) {
            throw new ApiRefusal(WeChatErrors.INVALID_CODE, reason(value, world));
        }
        call.aboutUser(code.userId());
        if (!code.appId().equals(app.appId())) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_APPID,
                    "the code was issued for another app: " + code.appId() + ", the access_token is of " + app.appId());
        }
        if (code.usedAt() != null) {
            throw new ApiRefusal(
                    WeChatErrors.of(world.settings().get(Settings.USED_PHONE_CODE_ERRCODE)),
                    "the phone code was exchanged before, at " + code.usedAt() + "; codes work once");
        }
        if (!world.now().isBefore(code.expiresAt())) {
            throw new ApiRefusal(WeChatErrors.INVALID_CODE, "the phone code expired at " + code.expiresAt());
        }
        return code;
    }

    private static String reason(@Nullable String value, World world) {
        if (value == null) {
            return "the body has no code";
        }
        return world.loginCodes().find(value) != null
                ? "this is the code of wx.login, not of the phone button; the two are not interchangeable"
                : "the emulator never issued this phone code, or issued it more than an hour ago";
    }
}
