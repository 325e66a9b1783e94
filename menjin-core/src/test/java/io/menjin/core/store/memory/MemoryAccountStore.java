package io.menjin.core.store.memory;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.KnownIdentity;
import io.menjin.core.store.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Accounts in memory. Transactions run one after the other, and every third one runs twice with its first run rolled back:
 * work that has effects outside its transaction does not pass unnoticed.
 */
public final class MemoryAccountStore implements AccountStore {

    private static final int MAX_RUNS = 10;

    private final ReentrantLock writer = new ReentrantLock();
    private volatile Tables tables = new Tables();
    private int transactions;

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(tables.accounts.get(id));
    }

    @Override
    public Optional<KnownIdentity> findByIdentity(AppId appId, OpenId openId) {
        Tables now = tables;
        return Optional.ofNullable(now.identities.get(new Tables.IdentityKey(appId, openId)))
                .map(identity -> new KnownIdentity(identity, now.accounts.get(identity.accountId())));
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return tables.identitiesOf(id);
    }

    @Override
    public List<AuditEntry> audit(AccountId id, int limit) {
        List<AuditEntry> newestFirst = new ArrayList<>(tables.audit.stream()
                .filter(entry -> entry.accountId().equals(id))
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<AccountId> dueForErasure(Instant now, int limit) {
        return tables.accounts.values().stream()
                .filter(account -> account.state() == AccountState.CLOSING)
                .filter(account -> account.closesAt() != null && !now.isBefore(account.closesAt()))
                .map(Account::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<AccountId> sealedByOtherKeyThan(String keyId, int limit) {
        return tables.accounts.values().stream()
                .filter(account -> isSealedByOther(account.phone(), keyId))
                .map(Account::id)
                .limit(limit)
                .toList();
    }

    @Override
    public <T> T transact(Function<AccountTransaction, T> work) {
        writer.lock();
        try {
            boolean rollsBackOnce = ++transactions % 3 == 0;
            for (int run = 0; run < MAX_RUNS; run++) {
                Tables draft = tables.copy();
                try {
                    T value = work.apply(new MemoryAccountTransaction(draft));
                    if (run > 0 || !rollsBackOnce) {
                        tables = draft;
                        return value;
                    }
                } catch (CollisionException e) {
                    // Runs again, as a database would have it.
                }
            }
            throw new StoreUnavailableException("memory: a transaction collides for ever");
        } finally {
            writer.unlock();
        }
    }

    private static boolean isSealedByOther(@Nullable BoundPhone phone, String keyId) {
        return phone != null && !phone.number().keyId().equals(keyId);
    }
}
