package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import java.time.Instant;
import java.util.Optional;

/** Receipts of logins. Thread-safe. Fails and persists as {@link AccountStore} does. */
public interface LoginLedger {

    /** The receipt of a code, unless it has expired. */
    Optional<LoginReceipt> find(Digest codeHash, Instant now);

    /**
     * Writes a receipt that belongs to no session (a registration that is still to come).
     *
     * @return false when the code has a receipt already, which stays as it is
     */
    boolean put(LoginReceipt receipt, Instant now);
}
