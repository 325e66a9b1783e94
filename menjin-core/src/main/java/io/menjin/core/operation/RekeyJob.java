package io.menjin.core.operation;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.internal.AccountChange;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.crypto.Vault;
import io.menjin.core.phone.PhoneNumbers;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.store.AccountStore;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals phone numbers under the active master key and claims the blind indexes of the keys in use. To be run after the
 * active key has changed, and to the end before the old one is removed. Thread-safe.
 *
 * <p>Session_keys, receipts and tickets are not touched: they are short-lived and go by themselves.
 */
public final class RekeyJob {

    private static final Logger log = LoggerFactory.getLogger(RekeyJob.class);
    private static final int BATCH = 100;

    private final AccountStore accounts;
    private final AccountWork work;
    private final PhoneNumbers numbers;
    private final Vault vault;

    public RekeyJob(AccountStore accounts, AccountWork work, PhoneNumbers numbers, Vault vault) {
        this.accounts = accounts;
        this.work = work;
        this.numbers = numbers;
        this.vault = vault;
    }

    /** Seals anew whatever another key than the active one has sealed. */
    public Outcome run() {
        Set<AccountId> tried = new HashSet<>();
        int resealed = 0;
        boolean more;
        do {
            more = false;
            // Those that failed stay in the list, so it must be longer to show others.
            for (AccountId id : accounts.sealedByOtherKeyThan(vault.activeKeyId(), BATCH + tried.size() - resealed)) {
                if (tried.add(id)) {
                    more = true;
                    resealed += reseal(id) ? 1 : 0;
                }
            }
        } while (more);
        return new Outcome(resealed, tried.size() - resealed);
    }

    private boolean reseal(AccountId id) {
        try {
            work.run(change -> {
                change.transaction().lock(id).ifPresent(account -> reseal(change, account));
                return true;
            });
            return true;
        } catch (IllegalStateException e) {
            log.error("the phone number of account {} cannot be opened: {}", id, e.getMessage());
            return false;
        }
    }

    private void reseal(AccountChange change, Account account) {
        BoundPhone phone = account.phone();
        if (phone == null || phone.number().keyId().equals(vault.activeKeyId())) {
            return;
        }
        PhoneNumber number = numbers.open(account).orElseThrow();
        change.transaction().releasePhone(account.id());
        change.transaction().claimPhone(numbers.indexes(number), account.id());
        change.transaction().update(account.withPhone(numbers.reseal(account.id(), number, phone)));
    }

    /**
     * What a run has done.
     *
     * @param resealed numbers sealed anew
     * @param failed numbers whose master key is missing
     */
    public record Outcome(int resealed, int failed) {}
}
