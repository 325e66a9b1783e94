package io.menjin.core.account.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.event.MenjinEvent.AccountsMerged;
import io.menjin.core.phone.PhoneNumbers;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.store.AccountTransaction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges one account into another one inside a transaction. Thread-safe.
 *
 * <p>What is merged stays behind as an empty, closing shell until {@link MergeCompletion} has done what belongs to other
 * stores; should the process die before, the erasure job removes the shell.
 */
public final class AccountMerger {

    /** The audit action that marks a shell; its detail is the id of the account that goes on. */
    public static final String MERGED_INTO = "merged_into";

    /** Keeps the erasure job away while the merge is being completed. */
    private static final Duration COMPLETION = Duration.ofMinutes(5);

    private final PhoneNumbers phones;

    public AccountMerger(PhoneNumbers phones) {
        this.phones = phones;
    }

    /**
     * Moves everything of {@code from} into {@code into}; what {@code into} has of its own stays. Both are locked by the
     * caller.
     */
    public Merge merge(AccountChange change, Account from, Account into, String actor) {
        AccountTransaction tx = change.transaction();
        tx.moveIdentities(from.id(), into.id());
        tx.releasePhone(from.id());
        Account merged = into.withProfile(
                        into.nickname() == null ? from.nickname() : into.nickname(),
                        into.avatarUrl() == null ? from.avatarUrl() : into.avatarUrl())
                .withPhone(into.phone() == null ? moved(change, from, into.id()) : into.phone());
        tx.update(merged);
        tx.update(from.withProfile(null, null)
                .withPhone(null)
                .withState(AccountState.CLOSING, change.now().plus(COMPLETION)));
        change.audit(from.id(), MERGED_INTO, actor, into.id().value());
        change.audit(into.id(), "merged", actor, from.id().value());
        change.publish(new AccountsMerged(from.id(), into.id(), change.now()));
        return new Merge(from, merged, into.avatarUrl() == null ? from.avatarUrl() : null);
    }

    private @Nullable BoundPhone moved(AccountChange change, Account from, AccountId into) {
        BoundPhone phone = from.phone();
        Optional<PhoneNumber> number = phones.open(from);
        if (phone == null || number.isEmpty()) {
            return null;
        }
        change.transaction().claimPhone(phones.indexes(number.get()), into);
        return phones.reseal(into, number.get(), phone);
    }

    /**
     * A merge that is committed with its transaction.
     *
     * @param from as it was before
     * @param into as it is now
     * @param takenAvatar what {@code into} stores as its avatar and has from {@code from}, or null
     */
    public record Merge(
            Account from, Account into, @Nullable String takenAvatar) {}
}
