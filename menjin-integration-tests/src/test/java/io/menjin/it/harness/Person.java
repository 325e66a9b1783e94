package io.menjin.it.harness;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.UserSpec;
import java.util.Map;
import java.util.UUID;

/** A WeChat user with a phone in the hand, on which a mini program calls a server. Thread-safe. */
public record Person(EmulatorControl wechat, String appId, ApiClient api, String source, String user) {

    /** Makes the user in WeChat. */
    public static Person born(
            EmulatorControl wechat, String appId, ApiClient api, String source, String user, String phone) {
        wechat.user(UserSpec.user(user).phone(phone));
        return new Person(wechat, appId, api, source, user);
    }

    /** The same person, whose device calls another server. */
    public Person at(ApiClient other) {
        return new Person(wechat, appId, other, source, user);
    }

    /** The same person in another mini program. */
    public Person in(String otherSource, String otherAppId) {
        return new Person(wechat, otherAppId, api, otherSource, user);
    }

    /** What {@code wx.login} gives. */
    public String code() {
        return wechat.loginCode(user, appId);
    }

    /** A login that must succeed. */
    public LoggedIn login() {
        String code = code();
        String key = newKey();
        return LoggedIn.of(code, key, login(code, key));
    }

    /** A login with a new code, whatever becomes of it. */
    public Answer tryLogin() {
        return login(code(), newKey());
    }

    public Answer login(String code, String idempotencyKey) {
        return api.post("/v1/login")
                .idempotencyKey(idempotencyKey)
                .json(Map.of("source", source, "code", code))
                .send();
    }

    public PhoneTap tapPhone() {
        return wechat.tapPhone(user, appId);
    }

    /** Taps the phone button and sends its code. */
    public Answer bindPhone(String token) {
        return bindPhone(token, String.valueOf(tapPhone().code()));
    }

    public Answer bindPhone(String token, String phoneCode) {
        return api.put("/v1/me/phone")
                .token(token)
                .json(Map.of("code", phoneCode))
                .send();
    }

    public Answer me(String token) {
        return api.get("/v1/me").token(token).send();
    }

    public Answer logout(String token) {
        return api.post("/v1/logout").token(token).send();
    }

    public Answer logoutEverywhere(String token) {
        return api.post("/v1/logout")
                .token(token)
                .json(Map.of("everywhere", true))
                .send();
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }
}
