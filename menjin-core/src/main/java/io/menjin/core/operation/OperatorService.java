package io.menjin.core.operation;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.event.MenjinEvent.AccountResumed;
import io.menjin.core.event.MenjinEvent.AccountSuspended;
import io.menjin.core.privacy.internal.Eraser;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.user.UserView;
import io.menjin.core.user.UserViews;
import java.util.List;
import java.util.Optional;

/** What operators may do with an account. Who is an operator is the caller's to know. Thread-safe. */
public final class OperatorService {

    private static final String OPERATOR = "operator";

    private final AccountStore accounts;
    private final AccountWork work;
    private final Revocations revocations;
    private final Eraser eraser;
    private final UserViews users;

    public OperatorService(
            AccountStore accounts, AccountWork work, Revocations revocations, Eraser eraser, UserViews users) {
        this.accounts = accounts;
        this.work = work;
        this.revocations = revocations;
        this.eraser = eraser;
        this.users = users;
    }

    /** The person with masked values; empty when unknown. */
    public Optional<UserView> find(AccountId id) {
        return accounts.find(id).map(account -> users.of(account, List.of()));
    }

    /** The newest lines of an account's history. */
    public List<AuditEntry> history(AccountId id, int limit) {
        return accounts.audit(id, limit);
    }

    /**
     * Suspends an active account and ends its sessions. Repeating it is harmless.
     *
     * @return false when there is no such account, or it is being closed, which goes on
     */
    public boolean suspend(AccountId id, String reason) {
        Optional<Account> suspended = revocations.endAll(id, (change, account) -> {
            if (account.state() != AccountState.ACTIVE) {
                return Optional.empty();
            }
            change.audit(id, "suspended", OPERATOR, reason);
            change.publish(new AccountSuspended(id, change.now()));
            return Optional.of(account.withState(AccountState.SUSPENDED, null));
        });
        return suspended.isPresent() || isSuspended(id);
    }

    /**
     * Lets a suspended person in again. Repeating it is harmless.
     *
     * @return false when there is no such account, or it is being closed
     */
    public boolean resume(AccountId id) {
        return work.run(change -> {
            Optional<Account> account = change.transaction().lock(id);
            if (account.isEmpty() || account.get().state() == AccountState.CLOSING) {
                return false;
            }
            if (account.get().state() == AccountState.SUSPENDED) {
                change.transaction().update(account.get().withState(AccountState.ACTIVE, null));
                change.audit(id, "resumed", OPERATOR, "");
                change.publish(new AccountResumed(id, change.now()));
            }
            return true;
        });
    }

    /** Ends every session of a person. */
    public void endSessions(AccountId id) {
        revocations.endAll(id, OPERATOR, "sessions_ended");
    }

    /** Erases an account at once, whatever its state. Repeating it is harmless. */
    public void erase(AccountId id) {
        eraser.eraseNow(id, OPERATOR);
    }

    private boolean isSuspended(AccountId id) {
        return accounts.find(id)
                .filter(account -> account.state() == AccountState.SUSPENDED)
                .isPresent();
    }
}
