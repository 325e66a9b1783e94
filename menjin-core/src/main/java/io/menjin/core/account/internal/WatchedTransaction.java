package io.menjin.core.account.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A transaction that notes which accounts it changes. As thread-safe as the set it notes them in. */
final class WatchedTransaction implements AccountTransaction {

    private final AccountTransaction transaction;
    private final Set<AccountId> changed;

    WatchedTransaction(AccountTransaction transaction, Set<AccountId> changed) {
        this.transaction = transaction;
        this.changed = changed;
    }

    @Override
    public void update(Account account) {
        changed.add(account.id());
        transaction.update(account);
    }

    @Override
    public void delete(AccountId id) {
        changed.add(id);
        transaction.delete(id);
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return transaction.lock(id);
    }

    @Override
    public Optional<Account> lockByIdentity(AppId appId, OpenId openId) {
        return transaction.lockByIdentity(appId, openId);
    }

    @Override
    public Optional<Account> lockByUnionId(String openPlatform, UnionId unionId) {
        return transaction.lockByUnionId(openPlatform, unionId);
    }

    @Override
    public void insert(Account account) {
        transaction.insert(account);
    }

    @Override
    public void insertIdentity(Identity identity) {
        transaction.insertIdentity(identity);
    }

    @Override
    public void updateUnionId(AppId appId, OpenId openId, UnionId unionId) {
        transaction.updateUnionId(appId, openId, unionId);
    }

    @Override
    public void linkUnionId(String openPlatform, UnionId unionId, AccountId accountId) {
        transaction.linkUnionId(openPlatform, unionId, accountId);
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return transaction.identities(id);
    }

    @Override
    public Optional<AccountId> phoneHolder(Collection<Digest> indexes) {
        return transaction.phoneHolder(indexes);
    }

    @Override
    public void claimPhone(Collection<Digest> indexes, AccountId holder) {
        transaction.claimPhone(indexes, holder);
    }

    @Override
    public void releasePhone(AccountId holder) {
        transaction.releasePhone(holder);
    }

    @Override
    public void moveIdentities(AccountId from, AccountId into) {
        transaction.moveIdentities(from, into);
    }

    @Override
    public void deleteIdentity(AppId appId, OpenId openId) {
        transaction.deleteIdentity(appId, openId);
    }

    @Override
    public void append(AuditEntry entry) {
        transaction.append(entry);
    }
}
