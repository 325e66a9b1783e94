package io.menjin.emulator;

import io.menjin.emulator.internal.world.Ids;
import java.util.List;
import java.util.Map;

/** An app to be made or changed; what is left out is generated, or stays as it is. Immutable. */
public final class AppSpec {

    private final RequestFields fields;

    private AppSpec(RequestFields fields) {
        this.fields = fields;
    }

    /** An app with a generated appId. */
    public static AppSpec generated() {
        return new AppSpec(RequestFields.NONE);
    }

    /** An app of this appId; the emulator's begin with {@code wxemu}. */
    public static AppSpec app(String appId) {
        return generated().with("appId", appId);
    }

    /** The AppSecret, 32 hexadecimal digits; generated if left out. */
    public AppSpec secret(String secret) {
        return with("secret", secret);
    }

    /** The open platform account it is bound to, a name of your choice; its users then have a unionId. */
    public AppSpec openPlatform(String openPlatform) {
        return with("openPlatform", openPlatform);
    }

    /** Where pushed messages go, on loopback only, with the token and key configured there. */
    public AppSpec push(String url, String token, String encodingAesKey) {
        return with("pushUrl", url).with("pushToken", token).with("encodingAesKey", encodingAesKey);
    }

    /** The addresses that may ask for tokens. */
    public AppSpec ipAllowList(List<String> addresses) {
        return with("ipAllowList", List.copyOf(addresses));
    }

    /** Whether the AppSecret is frozen. */
    public AppSpec secretFrozen(boolean frozen) {
        return with("secretFrozen", frozen);
    }

    static AppSpec ofJson(Map<String, Object> json) {
        return new AppSpec(new RequestFields(json));
    }

    /** Draws what is left out and must stay the same from one reset to the next. */
    AppSpec drawn(Ids ids) {
        AppSpec app = isSet("appId") ? this : with("appId", ids.appId());
        return app.isSet("secret") ? app : app.secret(ids.appSecret());
    }

    private boolean isSet(String name) {
        Object value = fields.values().get(name);
        return value != null && !"".equals(value);
    }

    Map<String, Object> toJson() {
        return fields.values();
    }

    private AppSpec with(String name, Object value) {
        return new AppSpec(fields.with(name, value));
    }
}
