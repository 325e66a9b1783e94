package io.menjin.core.push.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.internal.AccountChange;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.event.MenjinEvent.ProfileUpdated;
import io.menjin.core.phone.internal.PhoneBinding;
import io.menjin.core.privacy.internal.Eraser;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.KnownIdentity;
import io.menjin.core.store.SessionKeyStore;
import java.util.Optional;

/** Removes from an account what WeChat says must go. Every method may be repeated. Thread-safe. */
public final class DataRemoval {

    private static final String WECHAT = "wechat";

    private final AccountStore accounts;
    private final AccountWork work;
    private final Revocations revocations;
    private final PhoneBinding phones;
    private final SessionKeyStore sessionKeys;
    private final AvatarStorage avatars;
    private final Eraser eraser;

    public DataRemoval(
            AccountStore accounts,
            AccountWork work,
            Revocations revocations,
            PhoneBinding phones,
            SessionKeyStore sessionKeys,
            AvatarStorage avatars,
            Eraser eraser) {
        this.accounts = accounts;
        this.work = work;
        this.revocations = revocations;
        this.phones = phones;
        this.sessionKeys = sessionKeys;
        this.avatars = avatars;
        this.eraser = eraser;
    }

    /**
     * Removes the data that a person takes back, and ends all sessions.
     *
     * @param detail for the audit: the codes that WeChat named
     */
    public void revoke(AccountId id, RevokedData data, String detail) {
        revocations.endAll(id, (change, account) -> {
            change.audit(id, "authorization_revoked", WECHAT, detail);
            Account left = data.profile() ? withoutProfile(change, account) : account;
            return Optional.of(
                    data.phone() && left.phone() != null ? phones.unbind(change, left, WECHAT, "revoked") : left);
        });
        if (data.profile()) {
            avatars.deleteAll(id);
        }
    }

    /** Removes nickname and avatar that WeChat has cleaned on its side. */
    public void cleanProfile(AccountId id) {
        work.run(change -> change.transaction().lock(id).map(account -> {
            Account left = withoutProfile(change, account);
            change.transaction().update(left);
            change.audit(id, "profile_cleaned", WECHAT, "");
            return left;
        }));
        avatars.deleteAll(id);
    }

    /**
     * Erases the account of a person who has left a mini program; where other mini programs know the same person, only
     * what belongs to this one.
     */
    public void cancel(KnownIdentity known) {
        AccountId id = known.account().id();
        Identity identity = known.identity();
        if (accounts.identities(id).stream().allMatch(other -> isSame(other, identity))) {
            eraser.eraseNow(id, WECHAT);
            return;
        }
        revocations.endAll(id, (change, account) -> {
            change.transaction().deleteIdentity(identity.appId(), identity.openId());
            change.audit(id, "identity_removed", WECHAT, identity.appId().value());
            return Optional.of(account);
        });
        sessionKeys.forget(identity.appId(), identity.openId());
    }

    private static Account withoutProfile(AccountChange change, Account account) {
        if (account.nickname() == null && account.avatarUrl() == null) {
            return account;
        }
        change.publish(new ProfileUpdated(account.id(), change.now()));
        return account.withProfile(null, null);
    }

    private static boolean isSame(Identity one, Identity other) {
        return one.appId().equals(other.appId()) && one.openId().equals(other.openId());
    }
}
