package io.menjin.emulator.internal.world;

import io.menjin.emulator.Behaviour;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One WeChat user.
 *
 * @param phone the national number, without the country code
 * @param riskRank what getuserriskrank says, 0 to 4
 * @param salt part of what openId and unionId derive from; empty unless the user is to be another person each start
 */
public record User(
        String id,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable String phone,
        String countryCode,
        Set<Behaviour> behaviour,
        int riskRank,
        String salt) {

    public User {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(countryCode, "countryCode");
        Objects.requireNonNull(salt, "salt");
        // In the order of the enum, so that equal users are written equally.
        Set<Behaviour> ordered = EnumSet.noneOf(Behaviour.class);
        ordered.addAll(behaviour);
        behaviour = Collections.unmodifiableSet(ordered);
    }

    /** The number that a tap on the phone button gives away. */
    public @Nullable PhoneNumber phoneNumber() {
        return phone == null ? null : new PhoneNumber(phone, countryCode);
    }

    public boolean does(Behaviour what) {
        return behaviour.contains(what);
    }
}
