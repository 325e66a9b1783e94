package io.menjin.core.login.internal;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.SecretText;
import io.menjin.core.secret.Ticket;
import io.menjin.core.source.AppId;
import org.jspecify.annotations.Nullable;

/**
 * What a request claims an answer with.
 *
 * @param secret the code or ticket
 * @param hash stands for it in the store
 * @param key who may have the answer again, or null
 */
public record Claim(
        SecretText secret, Digest hash, @Nullable IdempotencyKey key) {

    /** A login code; codes of different apps are different things. */
    public static Claim of(AppId appId, LoginCode code, @Nullable IdempotencyKey key) {
        return new Claim(code, Hashes.digest("login-code", appId.value(), code.reveal()), key);
    }

    public static Claim of(Ticket ticket, @Nullable IdempotencyKey key) {
        return new Claim(ticket, Hashes.digest("ticket", ticket.reveal()), key);
    }

    /** What stands for the key in the store. */
    @Nullable
    Digest keyHash() {
        return key == null ? null : hash(key);
    }

    static Digest hash(IdempotencyKey key) {
        return Hashes.digest("idempotency-key", key.reveal());
    }
}
