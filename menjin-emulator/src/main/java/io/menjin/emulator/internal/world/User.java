package io.menjin.emulator.internal.world;

import io.menjin.emulator.Behaviour;
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

    public boolean does(Behaviour what) {
        return behaviour.contains(what);
    }
}
