package io.menjin.core.user;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.event.MenjinEvent.ProfileUpdated;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.core.wechat.WeChatProblems;
import org.jspecify.annotations.Nullable;

/** Changes nickname and avatar address. Thread-safe. */
public final class ProfileService {

    private final AccountWork work;
    private final WeChatPlatform wechat;
    private final WeChatProfiles profiles;
    private final AvatarStorage storage;
    private final AvatarUrls avatars;
    private final UserViews users;

    public ProfileService(
            AccountWork work,
            WeChatPlatform wechat,
            WeChatProfiles profiles,
            AvatarStorage storage,
            AvatarUrls avatars,
            UserViews users) {
        this.work = work;
        this.wechat = wechat;
        this.profiles = profiles;
        this.storage = storage;
        this.avatars = avatars;
        this.users = users;
    }

    /**
     * Changes the caller's profile.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request} for a nickname or address that may not be,
     *     {@code signature_mismatch}, {@code decrypt_failed} or {@code session_key_expired} for a profile that is not
     *     accepted, one of the {@code wechat_} problems when the content check gives no answer
     */
    public UserView update(Authenticated caller, ProfileUpdate update) {
        Source source = users.sourceOf(caller);
        Requested requested = requested(source, caller, update);
        if (requested.nickname() != null) {
            checkContent(source, caller.session().openId(), requested.nickname());
        }
        Changed changed = apply(caller.account().id(), requested);
        avatars.replaced(changed.before(), changed.after())
                .ifPresent(name -> storage.delete(caller.account().id(), name));
        return users.of(changed.after(), source.steps());
    }

    /**
     * Strips and checks a nickname, by our rules and, where the source asks for it, by WeChat's content check.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request} when it may not be
     */
    public String accept(Source source, OpenId openId, String nickname) {
        String accepted = Nicknames.normalize(nickname);
        checkContent(source, openId, accepted);
        return accepted;
    }

    private Requested requested(Source source, Authenticated caller, ProfileUpdate update) {
        // Cheap refusals first, before a blob is spent.
        String nickname = update.nickname() == null ? null : Nicknames.normalize(update.nickname());
        String avatarUrl = update.avatarUrl() == null ? null : avatar(caller, update.avatarUrl());
        SignedProfile profile = update.profile();
        if (profile != null) {
            WeChatProfiles.Values values =
                    profiles.read(source, caller.session().openId(), profile);
            if (nickname == null && values.nickname() != null) {
                nickname = Nicknames.normalize(values.nickname());
            }
            if (avatarUrl == null && values.avatarUrl() != null && AvatarAddress.isValid(values.avatarUrl())) {
                avatarUrl = values.avatarUrl();
            }
        }
        return new Requested(nickname, avatarUrl);
    }

    /** An address of ours is good only for the picture that the person has now: others belong to somebody else. */
    private String avatar(Authenticated caller, String requested) {
        String current = caller.account().avatarUrl();
        if (current != null && requested.equals(avatars.toUrl(current))) {
            return current;
        }
        if (requested.startsWith(avatars.prefix())) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "avatarUrl is not this person's avatar")
                    .asException();
        }
        return AvatarAddress.require(requested);
    }

    private void checkContent(Source source, OpenId openId, String nickname) {
        if (source.contentCheck()
                && !WeChatProblems.translating(source, () -> wechat.acceptsNickname(source, openId, nickname))) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "WeChat's content check refuses this nickname")
                    .asException();
        }
    }

    private Changed apply(AccountId id, Requested requested) {
        return work.run(change -> {
            Account account =
                    Admission.requireActive(change.transaction().lock(id).orElseThrow(Admission::revoked));
            Account changed = account.withProfile(
                    requested.nickname() == null ? account.nickname() : requested.nickname(),
                    requested.avatarUrl() == null ? account.avatarUrl() : requested.avatarUrl());
            if (changed.equals(account)) {
                return new Changed(account, account);
            }
            change.transaction().update(changed);
            change.audit(id, "profile_updated", "user", "");
            change.publish(new ProfileUpdated(id, change.now()));
            return new Changed(account, changed);
        });
    }

    private record Changed(Account before, Account after) {}

    private record Requested(
            @Nullable String nickname, @Nullable String avatarUrl) {}
}
