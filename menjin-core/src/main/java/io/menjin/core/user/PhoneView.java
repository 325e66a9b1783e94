package io.menjin.core.user;

/**
 * A bound phone number as it may be shown.
 *
 * @param masked such as {@code 135****6666}
 * @param countryCode digits without plus
 */
public record PhoneView(String masked, String countryCode) {}
