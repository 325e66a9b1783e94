package io.menjin.core.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person. Immutable; the {@code with} methods give changed copies.
 *
 * @param id the person's id
 * @param state whether the account may be used
 * @param epoch counts the times that all sessions were ended at once; a session of an earlier epoch is dead
 * @param nickname 1 to 32 characters, or null
 * @param avatarUrl address of the avatar, or null
 * @param phone the bound phone, or null
 * @param createdAt when the person was first seen
 * @param closesAt when a closing account is erased; null unless it is closing
 */
public record Account(
        AccountId id,
        AccountState state,
        long epoch,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable BoundPhone phone,
        Instant createdAt,
        @Nullable Instant closesAt) {

    /** A visitor: nothing known but the identity. */
    public static Account visitor(AccountId id, Instant createdAt) {
        return new Account(id, AccountState.ACTIVE, 0, null, null, null, createdAt, null);
    }

    public boolean has(Step step) {
        return switch (step) {
            case PROFILE -> nickname != null;
            case PHONE -> phone != null;
        };
    }

    public Account withProfile(@Nullable String newNickname, @Nullable String newAvatarUrl) {
        return new Account(id, state, epoch, newNickname, newAvatarUrl, phone, createdAt, closesAt);
    }

    public Account withPhone(@Nullable BoundPhone newPhone) {
        return new Account(id, state, epoch, nickname, avatarUrl, newPhone, createdAt, closesAt);
    }

    public Account withState(AccountState newState, @Nullable Instant newClosesAt) {
        return new Account(id, newState, epoch, nickname, avatarUrl, phone, createdAt, newClosesAt);
    }

    /** The same account in its next epoch: every session issued so far is dead. */
    public Account withNextEpoch() {
        return new Account(id, state, epoch + 1, nickname, avatarUrl, phone, createdAt, closesAt);
    }
}
