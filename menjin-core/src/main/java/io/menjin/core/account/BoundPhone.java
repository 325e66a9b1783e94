package io.menjin.core.account;

import io.menjin.core.crypto.Sealed;
import java.time.Instant;

/**
 * The phone number of an account.
 *
 * @param masked for eyes, such as {@code 135****6666}
 * @param countryCode digits without plus, such as {@code 86}
 * @param number the sealed {@link io.menjin.core.secret.PhoneNumber}
 * @param boundAt when it was bound
 */
public record BoundPhone(String masked, String countryCode, Sealed number, Instant boundAt) {}
