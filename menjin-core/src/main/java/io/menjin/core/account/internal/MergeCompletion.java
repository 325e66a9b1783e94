package io.menjin.core.account.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.internal.AccountMerger.Merge;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.session.Session;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.store.SessionStore;
import io.menjin.core.user.AvatarUrls;
import org.jspecify.annotations.Nullable;

/** Does, after the commit of a merge, what other stores have to do with it. Thread-safe. */
public final class MergeCompletion {

    private final AccountWork work;
    private final SessionStore sessions;
    private final Revocations revocations;
    private final AvatarStorage storage;
    private final AvatarUrls avatars;

    public MergeCompletion(
            AccountWork work,
            SessionStore sessions,
            Revocations revocations,
            AvatarStorage storage,
            AvatarUrls avatars) {
        this.work = work;
        this.sessions = sessions;
        this.revocations = revocations;
        this.storage = storage;
        this.avatars = avatars;
    }

    /**
     * Completes a merge.
     *
     * @param staying the session that goes on under the other account, or null; all others of the merged account end
     */
    public void complete(Merge merge, @Nullable Session staying) {
        AccountId from = merge.from().id();
        // The move comes before the row goes: a session whose account is gone is dead already.
        if (staying != null) {
            sessions.move(staying, merge.into().id(), merge.into().epoch());
        }
        avatars.nameIn(merge.takenAvatar()).ifPresent(name -> takeAvatar(merge, name));
        storage.deleteAll(from);
        work.run(change -> {
            boolean present = change.transaction().lock(from).isPresent();
            if (present) {
                change.transaction().delete(from);
            }
            return present;
        });
        revocations.endBefore(from, merge.from().epoch() + 1);
    }

    /** An avatar belongs to its owner's erasure, so it is stored again for the new one. */
    private void takeAvatar(Merge merge, String name) {
        AccountId into = merge.into().id();
        storage.load(name).ifPresent(image -> {
            String copy = storage.store(into, image);
            boolean taken = work.run(change -> change.transaction()
                    .lock(into)
                    .filter(account -> avatars.toStored(name).equals(account.avatarUrl()))
                    .map(account -> update(change, account, copy))
                    .orElse(false));
            if (!taken) {
                storage.delete(into, copy);
            }
        });
    }

    private boolean update(AccountChange change, Account account, String name) {
        change.transaction().update(account.withProfile(account.nickname(), avatars.toStored(name)));
        return true;
    }
}
