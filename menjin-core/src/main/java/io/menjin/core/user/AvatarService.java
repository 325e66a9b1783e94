package io.menjin.core.user;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.avatar.AvatarImage;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.event.MenjinEvent.ProfileUpdated;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.session.Authenticated;
import java.util.Optional;

/** Takes and serves the avatars that people upload. Thread-safe. */
public final class AvatarService {

    private final AccountWork work;
    private final AvatarStorage storage;
    private final AvatarUrls avatars;
    private final UserViews users;
    private final int maxBytes;

    public AvatarService(AccountWork work, AvatarStorage storage, AvatarUrls avatars, UserViews users, int maxBytes) {
        this.work = work;
        this.storage = storage;
        this.avatars = avatars;
        this.users = users;
        this.maxBytes = maxBytes;
    }

    /**
     * Keeps an image as the caller's avatar; the one before goes.
     *
     * @throws io.menjin.core.problem.ProblemException {@code too_large}, or {@code invalid_request} when the bytes are
     *     no PNG, JPEG, GIF or WebP image
     */
    public UserView upload(Authenticated caller, byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw Problem.of(ProblemCode.TOO_LARGE, "an avatar has at most " + maxBytes + " bytes")
                    .asException();
        }
        AvatarImage image = AvatarImage.recognise(bytes)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.INVALID_REQUEST, "an avatar must be a PNG, JPEG, GIF or WebP image")
                        .asException());
        AccountId id = caller.account().id();
        String name = storage.store(id, image);
        Changed result = work.run(change -> {
            Account current =
                    Admission.requireActive(change.transaction().lock(id).orElseThrow(Admission::revoked));
            Account changed = current.withProfile(current.nickname(), avatars.toStored(name));
            change.transaction().update(changed);
            change.audit(id, "profile_updated", "user", "avatar");
            change.publish(new ProfileUpdated(id, change.now()));
            return new Changed(current, changed);
        });
        // The old one by its name: a second upload under way must not lose its picture.
        avatars.replaced(result.before(), result.after()).ifPresent(old -> storage.delete(id, old));
        return users.of(result.after(), caller.session().source());
    }

    /** The image of this name, as {@link AvatarUrls} puts it into addresses. */
    public Optional<AvatarImage> load(String name) {
        return storage.load(name);
    }

    private record Changed(Account before, Account after) {}
}
