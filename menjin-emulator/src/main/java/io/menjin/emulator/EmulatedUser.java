package io.menjin.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WeChat user of the emulator.
 *
 * @param phone the national number
 * @param behaviour names of {@link Behaviour}
 * @param riskRank what getuserriskrank says, 0 to 4
 * @param identities who the user is in each app
 */
public record EmulatedUser(
        String id,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable String phone,
        String countryCode,
        List<String> behaviour,
        int riskRank,
        List<UserIdentity> identities) {

    /**
     * The openId in an app.
     *
     * @throws IllegalArgumentException if the emulator has no such app
     */
    public String openId(String appId) {
        return identities.stream()
                .filter(identity -> identity.appId().equals(appId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no app " + appId))
                .openId();
    }
}
