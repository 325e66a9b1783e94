package io.menjin.emulator;

import java.util.List;
import java.util.Map;

/** A message for the app's callback URL. Immutable: every method returns another spec. */
public final class PushSpec {

    private final RequestFields fields;

    private PushSpec(RequestFields fields) {
        this.fields = fields;
    }

    /** Any event. */
    public static PushSpec event(String appId, String event) {
        return new PushSpec(RequestFields.NONE.with("appId", appId).with("event", event));
    }

    /**
     * The user withdrew the authorization of some data.
     *
     * @param codes WeChat's numbers of the data, for example 8 for the phone number
     */
    public static PushSpec revoke(String appId, String... codes) {
        return event(appId, "user_authorization_revoke").with("revokeInfo", List.of(codes));
    }

    /** The user closed the account with the app in WeChat. */
    public static PushSpec cancellation(String appId) {
        return event(appId, "user_authorization_cancellation");
    }

    /** WeChat cleaned the user's profile. */
    public static PushSpec infoModified(String appId) {
        return event(appId, "user_info_modified");
    }

    public PushSpec mode(PushMode mode) {
        return with("mode", mode.wireName());
    }

    public PushSpec format(PushFormat format) {
        return with("format", format.wireName());
    }

    /** More fields of the message, or other values of its own. */
    public PushSpec fields(Map<String, Object> more) {
        return with("fields", Map.copyOf(more));
    }

    /** Adds the UnionID, which one of WeChat's pages lists. */
    public PushSpec withUnionId() {
        return with("unionId", true);
    }

    /** Signs wrongly; the receiver must refuse it. */
    public PushSpec wrongSignature() {
        return with("wrongSignature", true);
    }

    /** Delivers the same message so often, as after a lost answer. */
    public PushSpec deliveries(int count) {
        return with("deliveries", count);
    }

    /** Puts stray spaces around names and values, as WeChat's samples have them. */
    public PushSpec straySpaces() {
        return with("straySpaces", true);
    }

    Map<String, Object> toJson() {
        return fields.values();
    }

    private PushSpec with(String name, Object value) {
        return new PushSpec(fields.with(name, value));
    }
}
