package io.menjin.core.account.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountState;
import io.menjin.core.event.MenjinEvent.AccountReopened;
import java.time.Instant;

/** Withdraws a closing while its cooling-off lasts. */
public final class Reopening {

    private Reopening() {}

    /** Whether a closing can still be withdrawn. */
    public static boolean isPossible(Account account, Instant now) {
        Instant closesAt = account.closesAt();
        return account.state() == AccountState.CLOSING && closesAt != null && now.isBefore(closesAt);
    }

    /** The account in use again; unchanged when it is not closing or the cooling-off is over. */
    public static Account reopen(AccountChange change, Account account) {
        if (!isPossible(account, change.now())) {
            return account;
        }
        Account open = account.withState(AccountState.ACTIVE, null);
        change.transaction().update(open);
        change.audit(account.id(), "reopened", "user", "");
        change.publish(new AccountReopened(account.id(), change.now()));
        return open;
    }
}
