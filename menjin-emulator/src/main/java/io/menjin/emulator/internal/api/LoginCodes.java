package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.IssuedCode;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a login code stands for, or why for nobody. */
final class LoginCodes {

    /** What {@code wx.login} gives in WeChat DevTools when the project has no AppID. */
    static final String MOCK_CODE = "the code is a mock one";

    private static final Pattern SCRIPTED = Pattern.compile("EMU-(BUSY|-?\\d{1,9})");

    private LoginCodes() {}

    /**
     * The user of a good code.
     *
     * @throws ApiRefusal 40029 or 40163, or what a scripted code names
     */
    static String userOf(String code, App app, World world) {
        if (code.equals(MOCK_CODE)) {
            return defaultUser(world);
        }
        Matcher scripted = SCRIPTED.matcher(code);
        if (scripted.matches()) {
            throw scripted(scripted.group(1));
        }
        IssuedCode issued = world.loginCodes().find(code);
        if (issued == null) {
            throw unknown(code, world);
        }
        if (!issued.appId().equals(app.appId())) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_CODE,
                    "the code was issued for another app: " + issued.appId() + ", not " + app.appId());
        }
        if (issued.usedAt() != null) {
            throw new ApiRefusal(
                    WeChatErrors.CODE_USED,
                    "the code was exchanged before, at " + issued.usedAt() + "; codes work once");
        }
        if (!world.now().isBefore(issued.expiresAt())) {
            throw new ApiRefusal(WeChatErrors.INVALID_CODE, "the code expired at " + issued.expiresAt());
        }
        return issued.userId();
    }

    private static String defaultUser(World world) {
        User user = world.defaultUser();
        if (user == null) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_CODE, "the code of WeChat DevTools needs a default user and there is none");
        }
        return user.id();
    }

    private static ApiRefusal scripted(String name) {
        int errcode = name.equals("BUSY") ? -1 : Integer.parseInt(name);
        return new ApiRefusal(WeChatErrors.of(errcode), "the code asks for errcode " + errcode);
    }

    private static ApiRefusal unknown(String code, World world) {
        String why = world.phoneCodes().find(code) != null
                ? "this is the code of the phone button, not of wx.login; the two are not interchangeable"
                : "the emulator never issued this code, or issued it more than an hour ago";
        return new ApiRefusal(WeChatErrors.INVALID_CODE, why);
    }
}
