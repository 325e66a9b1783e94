package io.menjin.emulator.internal.world;

import java.util.Objects;

/**
 * A phone number as a person gives it away.
 *
 * @param national without the country code
 */
public record PhoneNumber(String national, String countryCode) {

    public PhoneNumber {
        Objects.requireNonNull(national, "national");
        Objects.requireNonNull(countryCode, "countryCode");
    }
}
