package io.menjin.spring.settings;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Whether this is the real thing, where emulators and generated keys are refused. */
public final class Production {
    private static final Profiles PROFILE = Profiles.of("prod");

    private Production() {}

    /** Whether the profile {@code prod} is active. */
    public static boolean isActive(Environment environment) {
        return environment.acceptsProfiles(PROFILE);
    }
}
