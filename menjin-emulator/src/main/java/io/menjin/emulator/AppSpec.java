package io.menjin.emulator;

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

    boolean hasSecret() {
        return fields.values().containsKey("secret");
    }

    Map<String, Object> toJson() {
        return fields.values();
    }

    private AppSpec with(String name, Object value) {
        return new AppSpec(fields.with(name, value));
    }
}
