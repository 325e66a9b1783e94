package io.menjin.core.privacy.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Identity;
import io.menjin.core.account.internal.AccountMerger;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.event.MenjinEvent;
import io.menjin.core.event.MenjinEvent.AccountErased;
import io.menjin.core.event.MenjinEvent.AccountsMerged;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.SessionKeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Erases accounts that are due. Thread-safe.
 *
 * <p>The row of the account goes last. Should the process die before, the account is still due and the next run of the
 * erasure job does it again from the start.
 */
public final class Eraser {

    private static final int AUDIT_LINES = 20;

    private final AccountStore accounts;
    private final AccountWork work;
    private final Revocations revocations;
    private final SessionKeyStore sessionKeys;
    private final AvatarStorage avatars;
    private final Clock clock;

    public Eraser(
            AccountStore accounts,
            AccountWork work,
            Revocations revocations,
            SessionKeyStore sessionKeys,
            AvatarStorage avatars,
            Clock clock) {
        this.accounts = accounts;
        this.work = work;
        this.revocations = revocations;
        this.sessionKeys = sessionKeys;
        this.avatars = avatars;
        this.clock = clock;
    }

    /** Erases an account whatever its state. */
    public void eraseNow(AccountId id, String actor) {
        revocations.endAll(id, (change, account) -> {
            change.audit(id, "erasing", actor, "");
            return Optional.of(account.withState(AccountState.CLOSING, change.now()));
        });
        eraseDue(id);
    }

    /**
     * Erases an account whose cooling-off is over.
     *
     * @return false when it is not due (any more)
     */
    public boolean eraseDue(AccountId id) {
        Optional<Account> due = accounts.find(id).filter(account -> isDue(account, clock.instant()));
        if (due.isEmpty()) {
            return false;
        }
        for (Identity identity : accounts.identities(id)) {
            sessionKeys.forget(identity.appId(), identity.openId());
        }
        avatars.deleteAll(id);
        Optional<AccountId> mergedInto = mergedInto(id);
        boolean erased = work.run(change -> {
            Optional<Account> account = change.transaction().lock(id).filter(found -> isDue(found, change.now()));
            account.ifPresent(found -> {
                change.transaction().delete(id);
                change.audit(id, "erased", "system", "");
                change.publish(event(id, mergedInto, change.now()));
            });
            return account.isPresent();
        });
        if (erased) {
            revocations.endBefore(id, due.get().epoch() + 1);
        }
        return erased;
    }

    private Optional<AccountId> mergedInto(AccountId id) {
        return accounts.audit(id, AUDIT_LINES).stream()
                .filter(entry -> entry.action().equals(AccountMerger.MERGED_INTO))
                .map(entry -> new AccountId(entry.detail()))
                .findFirst();
    }

    /** What is left of a merge is not a person who has gone: the application is told of the merge, again. */
    private static MenjinEvent event(AccountId id, Optional<AccountId> mergedInto, Instant now) {
        return mergedInto
                .<MenjinEvent>map(into -> new AccountsMerged(id, into, now))
                .orElse(new AccountErased(id, now));
    }

    private static boolean isDue(Account account, Instant now) {
        Instant closesAt = account.closesAt();
        return account.state() == AccountState.CLOSING && closesAt != null && !now.isBefore(closesAt);
    }
}
