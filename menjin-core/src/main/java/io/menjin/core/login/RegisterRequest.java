package io.menjin.core.login;

import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.secret.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Completes a registration that a login has asked for.
 *
 * @param phone proof of the phone number, or null
 * @param nickname as the person typed it, or null
 * @param idempotencyKey who may have the same answer again, or null
 * @param remoteAddress where the request comes from, for the rate limit
 */
public record RegisterRequest(
        Ticket ticket,
        @Nullable PhoneProof phone,
        @Nullable String nickname,
        @Nullable IdempotencyKey idempotencyKey,
        String remoteAddress) {

    @Override
    public String toString() {
        return "RegisterRequest[redacted]";
    }
}
