package io.menjin.core.store;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accounts, their identities, phones and audit. Thread-safe.
 *
 * <p>Every method fails with {@link StoreUnavailableException} when the store cannot answer. When a method that writes
 * has returned, what it wrote survives the death of the process and of the machine.
 */
public interface AccountStore {

    Optional<Account> find(AccountId id);

    /** An identity with its account, in one round trip. */
    Optional<KnownIdentity> findByIdentity(AppId appId, OpenId openId);

    List<Identity> identities(AccountId id);

    /** The newest entries first. */
    List<AuditEntry> audit(AccountId id, int limit);

    /** Closing accounts whose cooling-off has ended. */
    List<AccountId> dueForErasure(Instant now, int limit);

    /** Accounts with a phone that another key than {@code keyId} sealed. */
    List<AccountId> sealedByOtherKeyThan(String keyId, int limit);

    /**
     * Runs work in one serializable-for-its-rows transaction and commits it.
     *
     * <p>When it collides with a concurrent transaction (a unique key was taken, a deadlock) everything is rolled back
     * and the work runs again from the start, so it must have no effects outside the transaction. An exception thrown
     * by the work rolls back and reaches the caller unchanged.
     */
    <T> T transact(Function<AccountTransaction, T> work);
}
