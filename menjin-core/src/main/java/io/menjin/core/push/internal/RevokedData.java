package io.menjin.core.push.internal;

import java.util.Set;

/**
 * What of the data that WeChat's codes name we hold. Everything else (addresses, invoices, pictures …) is the
 * application's.
 */
public record RevokedData(boolean profile, boolean phone) {

    /** Nickname and avatar together, the nickname keyboard, the avatar component. */
    private static final Set<Integer> PROFILE_CODES = Set.of(6, 19, 20);

    private static final int PHONE_CODE = 8;

    /** What the codes name; all of it when there are none, since then WeChat has not said what may stay. */
    public static RevokedData of(Set<Integer> codes) {
        if (codes.isEmpty()) {
            return new RevokedData(true, true);
        }
        return new RevokedData(codes.stream().anyMatch(PROFILE_CODES::contains), codes.contains(PHONE_CODE));
    }
}
