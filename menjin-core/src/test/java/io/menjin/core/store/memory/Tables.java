package io.menjin.core.store.memory;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AuditEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of an account store. A transaction works on a copy, which is dropped or takes the place of the original. */
final class Tables {

    final Map<AccountId, Account> accounts = new HashMap<>();
    final Map<IdentityKey, Identity> identities = new HashMap<>();
    final Map<UnionKey, AccountId> unions = new HashMap<>();
    final Map<Digest, AccountId> phones = new HashMap<>();
    final List<AuditEntry> audit = new ArrayList<>();

    Tables copy() {
        Tables copy = new Tables();
        copy.accounts.putAll(accounts);
        copy.identities.putAll(identities);
        copy.unions.putAll(unions);
        copy.phones.putAll(phones);
        copy.audit.addAll(audit);
        return copy;
    }

    List<Identity> identitiesOf(AccountId id) {
        return identities.values().stream()
                .filter(identity -> identity.accountId().equals(id))
                .toList();
    }

    record IdentityKey(AppId appId, OpenId openId) {}

    record UnionKey(String openPlatform, UnionId unionId) {}
}
