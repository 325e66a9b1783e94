package io.menjin.emulator;

import java.util.Arrays;
import java.util.Optional;

/** What a user, or WeChat on their behalf, does when a mini program asks for something. */
public enum Behaviour {
    /** Taps "refuse" in the phone dialog: {@code getPhoneNumber:fail user deny}. */
    REFUSES_PHONE("refuses-phone"),
    /** The app has no phone quota left when this user taps: errno 1400001. */
    NO_PHONE_QUOTA("no-phone-quota"),
    /** WeChat blocks the login on the client: errno 1402101. */
    LOGIN_BLOCKED("login-blocked"),
    /** WeChat takes the user for a risk: code2Session answers 40226. */
    HIGH_RISK("high-risk"),
    /** Has no unionId although the app is bound to an open platform. */
    NO_UNION_ID("no-unionid");

    private final String wireName;

    Behaviour(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the control API and in seed files. */
    public String wireName() {
        return wireName;
    }

    /** Finds a behaviour by its name in the control API. */
    public static Optional<Behaviour> find(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }

    @Override
    public String toString() {
        return wireName;
    }
}
