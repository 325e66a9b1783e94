package io.menjin.store.jdbc.internal.account;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** One run of a transaction's work. */
final class JdbcAccountTransaction implements AccountTransaction {

    private static final String APPEND =
            "INSERT INTO menjin_audit (account_id, happened_at, action, actor, detail) VALUES (?, ?, ?, ?, ?)";

    private final Handle handle;
    private final Dialect dialect;
    private boolean ended;

    JdbcAccountTransaction(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** From here on its connection belongs to others. */
    void end() {
        ended = true;
    }

    private Handle handle() {
        if (ended) {
            throw new IllegalStateException("the transaction is over");
        }
        return handle;
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return Accounts.lock(handle(), dialect, id);
    }

    @Override
    public Optional<Account> lockByIdentity(AppId appId, OpenId openId) {
        return lockFound(() -> Identities.accountOf(handle(), appId, openId));
    }

    @Override
    public Optional<Account> lockByUnionId(String openPlatform, UnionId unionId) {
        return lockFound(() -> Identities.accountOf(handle(), openPlatform, unionId));
    }

    /**
     * Locks the account that a look-up leads to. While the lock was waited for, the look-up may have come to lead to
     * another one; whoever changes where it leads holds this lock.
     */
    private Optional<Account> lockFound(Supplier<Optional<AccountId>> lookUp) {
        Optional<AccountId> found = lookUp.get();
        while (found.isPresent()) {
            Optional<Account> locked = lock(found.get());
            Optional<AccountId> now = dialect == Dialect.SQLITE ? found : lookUp.get();
            if (now.equals(found)) {
                return locked;
            }
            found = now;
        }
        return Optional.empty();
    }

    @Override
    public void insert(Account account) {
        Accounts.insert(handle(), account);
    }

    @Override
    public void update(Account account) {
        Accounts.update(handle(), account);
    }

    @Override
    public void insertIdentity(Identity identity) {
        Identities.insert(handle(), identity);
    }

    @Override
    public void updateUnionId(AppId appId, OpenId openId, UnionId unionId) {
        Identities.updateUnionId(handle(), appId, openId, unionId);
    }

    @Override
    public void linkUnionId(String openPlatform, UnionId unionId, AccountId accountId) {
        Identities.link(handle(), openPlatform, unionId, accountId);
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return Identities.of(handle(), id);
    }

    @Override
    public Optional<AccountId> phoneHolder(Collection<Digest> indexes) {
        return PhoneClaims.holder(handle(), indexes);
    }

    @Override
    public void claimPhone(Collection<Digest> indexes, AccountId holder) {
        PhoneClaims.claim(handle(), indexes, holder);
    }

    @Override
    public void releasePhone(AccountId holder) {
        PhoneClaims.release(handle(), holder);
    }

    @Override
    public void moveIdentities(AccountId from, AccountId into) {
        Identities.move(handle(), from, into);
    }

    @Override
    public void deleteIdentity(AppId appId, OpenId openId) {
        Identities.delete(handle(), appId, openId);
    }

    @Override
    public void delete(AccountId id) {
        Identities.deleteAll(handle(), id);
        PhoneClaims.release(handle(), id);
        Accounts.delete(handle(), id);
    }

    @Override
    public void append(AuditEntry entry) {
        handle().execute(
                        APPEND,
                        entry.accountId().value(),
                        Micros.of(entry.at()),
                        Checked.text("action", 64, entry.action()),
                        Checked.text("actor", 64, entry.actor()),
                        Checked.text("detail", 1024, entry.detail()));
    }
}
