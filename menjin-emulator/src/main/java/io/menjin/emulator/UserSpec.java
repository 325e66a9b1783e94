package io.menjin.emulator;

import java.util.Arrays;
import java.util.Map;

/** A user to be made or changed; what is left out stays as it is. Immutable. */
public final class UserSpec {

    private final RequestFields fields;

    private UserSpec(RequestFields fields) {
        this.fields = fields;
    }

    /** A user of this id, a name of your choice; openId and unionId derive from it. */
    public static UserSpec user(String id) {
        return new UserSpec(RequestFields.NONE.with("id", id));
    }

    public UserSpec nickname(String nickname) {
        return with("nickname", nickname);
    }

    public UserSpec avatarUrl(String avatarUrl) {
        return with("avatarUrl", avatarUrl);
    }

    /** The national number; the country is 86 unless {@link #countryCode} says otherwise. */
    public UserSpec phone(String phone) {
        return with("phone", phone);
    }

    public UserSpec countryCode(String countryCode) {
        return with("countryCode", countryCode);
    }

    public UserSpec behaviour(Behaviour... behaviour) {
        return with(
                "behaviour", Arrays.stream(behaviour).map(Behaviour::wireName).toList());
    }

    /** What getuserriskrank says, 0 to 4. */
    public UserSpec riskRank(int rank) {
        return with("riskRank", rank);
    }

    /** Another person, with another openId, each time the emulator starts or is reset. */
    public UserSpec newEachStart() {
        return with("newEachStart", true);
    }

    static UserSpec ofJson(Map<String, Object> json) {
        return new UserSpec(new RequestFields(json));
    }

    Map<String, Object> toJson() {
        return fields.values();
    }

    private UserSpec with(String name, Object value) {
        return new UserSpec(fields.with(name, value));
    }
}
