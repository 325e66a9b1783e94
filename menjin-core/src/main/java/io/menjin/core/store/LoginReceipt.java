package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import java.time.Instant;

/**
 * Remembers the answer to a login so that the same request gets it again.
 *
 * @param codeHash of source and login code (or ticket)
 * @param idempotencyKeyHash of the Idempotency-Key that may have the answer
 * @param answer sealed so that it opens only together with the code and the Idempotency-Key
 */
public record LoginReceipt(Digest codeHash, Digest idempotencyKeyHash, Sealed answer, Instant expiresAt) {}
