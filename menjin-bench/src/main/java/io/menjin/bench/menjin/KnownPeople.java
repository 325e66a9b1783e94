package io.menjin.bench.menjin;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.KnownIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accounts of people who have all been here before, calculated from the openId that {@link ImmediateWeChat} gives, where
 * not the accounts are measured but what a login leaves elsewhere. Thread-safe.
 */
final class KnownPeople implements AccountStore {

    /** A UUID of version 7 but for its last twelve digits, which are the person's number. */
    private static final String ID_BEGINS = "01900000-0000-7000-8000-";

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.of(Account.visitor(id, SINCE));
    }

    @Override
    public Optional<KnownIdentity> findByIdentity(AppId appId, OpenId openId) {
        long person = Long.parseLong(openId.value().substring(1));
        AccountId id = new AccountId(ID_BEGINS + String.format(Locale.ROOT, "%012x", person));
        return Optional.of(new KnownIdentity(new Identity(appId, openId, null, id, SINCE), Account.visitor(id, SINCE)));
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return List.of();
    }

    @Override
    public List<AuditEntry> audit(AccountId id, int limit) {
        return List.of();
    }

    @Override
    public List<AccountId> dueForErasure(Instant now, int limit) {
        return List.of();
    }

    @Override
    public List<AccountId> sealedByOtherKeyThan(String keyId, int limit) {
        return List.of();
    }

    @Override
    public <T> T transact(Function<AccountTransaction, T> work) {
        throw new UnsupportedOperationException("nobody changes here");
    }
}
