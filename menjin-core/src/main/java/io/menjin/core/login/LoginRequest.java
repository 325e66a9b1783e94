package io.menjin.core.login;

import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.session.Device;
import io.menjin.core.source.SourceName;
import org.jspecify.annotations.Nullable;

/**
 * A silent login. {@link io.menjin.core.input.Inputs} makes the values from what a device sent.
 *
 * @param phoneCode the code of a phone tap to bind in the same step, or null
 * @param device what the device says of itself, {@link Device#UNKNOWN} when it says nothing
 * @param idempotencyKey who may have the same answer again, or null
 * @param remoteAddress where the request comes from, for the rate limit
 * @param reopen whether a closing that is still in its cooling-off is withdrawn
 */
public record LoginRequest(
        SourceName source,
        LoginCode code,
        @Nullable PhoneCode phoneCode,
        Device device,
        @Nullable IdempotencyKey idempotencyKey,
        String remoteAddress,
        boolean reopen) {}
