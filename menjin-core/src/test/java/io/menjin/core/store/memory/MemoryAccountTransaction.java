package io.menjin.core.store.memory;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.memory.Tables.IdentityKey;
import io.menjin.core.store.memory.Tables.UnionKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A transaction on a copy of the tables. */
final class MemoryAccountTransaction implements AccountTransaction {

    private final Tables draft;

    MemoryAccountTransaction(Tables draft) {
        this.draft = draft;
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return Optional.ofNullable(draft.accounts.get(id));
    }

    @Override
    public Optional<Account> lockByIdentity(AppId appId, OpenId openId) {
        return Optional.ofNullable(draft.identities.get(new IdentityKey(appId, openId)))
                .flatMap(identity -> lock(identity.accountId()));
    }

    @Override
    public Optional<Account> lockByUnionId(String openPlatform, UnionId unionId) {
        return Optional.ofNullable(draft.unions.get(new UnionKey(openPlatform, unionId)))
                .flatMap(this::lock);
    }

    @Override
    public void insert(Account account) {
        if (draft.accounts.putIfAbsent(account.id(), account) != null) {
            throw new CollisionException("account");
        }
    }

    @Override
    public void update(Account account) {
        if (draft.accounts.replace(account.id(), account) == null) {
            throw new IllegalStateException("no such account");
        }
    }

    @Override
    public void insertIdentity(Identity identity) {
        if (draft.identities.putIfAbsent(new IdentityKey(identity.appId(), identity.openId()), identity) != null) {
            throw new CollisionException("identity");
        }
    }

    @Override
    public void updateUnionId(AppId appId, OpenId openId, UnionId unionId) {
        draft.identities.computeIfPresent(
                new IdentityKey(appId, openId),
                (key, identity) -> new Identity(appId, openId, unionId, identity.accountId(), identity.createdAt()));
    }

    @Override
    public void linkUnionId(String openPlatform, UnionId unionId, AccountId accountId) {
        if (draft.unions.putIfAbsent(new UnionKey(openPlatform, unionId), accountId) != null) {
            throw new CollisionException("unionId");
        }
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return draft.identitiesOf(id);
    }

    @Override
    public Optional<AccountId> phoneHolder(Collection<Digest> indexes) {
        return indexes.stream().map(draft.phones::get).filter(Objects::nonNull).findFirst();
    }

    @Override
    public void claimPhone(Collection<Digest> indexes, AccountId holder) {
        for (Digest index : indexes) {
            AccountId other = draft.phones.putIfAbsent(index, holder);
            if (other != null && !other.equals(holder)) {
                throw new CollisionException("phone");
            }
        }
    }

    @Override
    public void releasePhone(AccountId holder) {
        draft.phones.values().removeIf(holder::equals);
    }

    @Override
    public void moveIdentities(AccountId from, AccountId into) {
        draft.identities.replaceAll((key, identity) -> identity.accountId().equals(from)
                ? new Identity(identity.appId(), identity.openId(), identity.unionId(), into, identity.createdAt())
                : identity);
        draft.unions.replaceAll((key, holder) -> holder.equals(from) ? into : holder);
    }

    @Override
    public void deleteIdentity(AppId appId, OpenId openId) {
        Identity gone = draft.identities.remove(new IdentityKey(appId, openId));
        if (gone != null && gone.unionId() != null && !isStillHeld(gone)) {
            draft.unions.entrySet().removeIf(link -> isLink(link, gone));
        }
    }

    @Override
    public void delete(AccountId id) {
        draft.accounts.remove(id);
        draft.identities.values().removeIf(identity -> identity.accountId().equals(id));
        draft.unions.values().removeIf(id::equals);
        draft.phones.values().removeIf(id::equals);
    }

    @Override
    public void append(AuditEntry entry) {
        draft.audit.add(entry);
    }

    private boolean isStillHeld(Identity gone) {
        return draft.identitiesOf(gone.accountId()).stream()
                .anyMatch(other -> Objects.equals(other.unionId(), gone.unionId()));
    }

    private static boolean isLink(Map.Entry<UnionKey, AccountId> link, Identity gone) {
        return link.getValue().equals(gone.accountId())
                && link.getKey().unionId().equals(gone.unionId());
    }
}
