package io.menjin.core.store;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.AppId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What work may do inside {@link AccountStore#transact}. Not thread-safe; not to be used after the work has returned.
 *
 * <p>The {@code lock} methods hold the account's row until the end, so that what was read is still true at the commit.
 * Work that locks two accounts need not order them: a deadlock is resolved by running again.
 */
public interface AccountTransaction {

    Optional<Account> lock(AccountId id);

    Optional<Account> lockByIdentity(AppId appId, OpenId openId);

    Optional<Account> lockByUnionId(String openPlatform, UnionId unionId);

    void insert(Account account);

    /** Writes every field of an account that exists. */
    void update(Account account);

    void insertIdentity(Identity identity);

    /** Records the unionId of an identity that exists. */
    void updateUnionId(AppId appId, OpenId openId, UnionId unionId);

    /** Makes {@code (openPlatform, unionId)} point to the account; it must not point anywhere yet. */
    void linkUnionId(String openPlatform, UnionId unionId, AccountId accountId);

    List<Identity> identities(AccountId id);

    /** The account that holds any of these blind indexes. */
    Optional<AccountId> phoneHolder(Collection<Digest> indexes);

    /** Claims the indexes for one account; indexes it holds already stay, indexes of others collide. */
    void claimPhone(Collection<Digest> indexes, AccountId holder);

    /** Gives up every index that the account holds. */
    void releasePhone(AccountId holder);

    /** Moves identities and unionId links to another account. */
    void moveIdentities(AccountId from, AccountId into);

    /** Removes one identity; its unionId link goes too when no identity of the account has that unionId any more. */
    void deleteIdentity(AppId appId, OpenId openId);

    /** Removes the account, its identities, links and phone claims. Audit entries stay: they hold no personal data. */
    void delete(AccountId id);

    void append(AuditEntry entry);
}
