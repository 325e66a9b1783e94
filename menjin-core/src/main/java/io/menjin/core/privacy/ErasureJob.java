package io.menjin.core.privacy;

import io.menjin.core.account.AccountId;
import io.menjin.core.privacy.internal.Eraser;
import io.menjin.core.store.AccountStore;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases the accounts whose cooling-off is over. To be run regularly, on as many nodes as one likes. Thread-safe. */
public final class ErasureJob {

    private static final Logger log = LoggerFactory.getLogger(ErasureJob.class);
    private static final int BATCH = 100;

    private final AccountStore accounts;
    private final Eraser eraser;
    private final Clock clock;

    public ErasureJob(AccountStore accounts, Eraser eraser, Clock clock) {
        this.accounts = accounts;
        this.eraser = eraser;
        this.clock = clock;
    }

    /**
     * Erases what is due.
     *
     * @return how many accounts it has erased
     */
    public int run() {
        Set<AccountId> tried = new HashSet<>();
        int erased = 0;
        boolean more;
        do {
            more = false;
            // Those that failed stay in the list, so it must be longer to show others.
            for (AccountId id : accounts.dueForErasure(clock.instant(), BATCH + tried.size() - erased)) {
                if (tried.add(id)) {
                    more = true;
                    erased += erase(id) ? 1 : 0;
                }
            }
        } while (more);
        return erased;
    }

    private boolean erase(AccountId id) {
        try {
            return eraser.eraseDue(id);
        } catch (RuntimeException e) {
            // One account that cannot be erased now must not keep the others.
            log.error("account {} could not be erased and will be tried again", id, e);
            return false;
        }
    }
}
