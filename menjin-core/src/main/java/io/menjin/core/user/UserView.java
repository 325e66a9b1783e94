package io.menjin.core.user;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as devices may see them: no openId, no unionId, no full phone number.
 *
 * @param nickname null while it is not known
 * @param avatarUrl absolute address, or null
 * @param phone null while none is bound
 * @param authStep 1 to 3: one more than the number of steps completed along the source's order, up to the first that
 *     is missing
 */
public record UserView(
        AccountId id,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable PhoneView phone,
        Steps steps,
        int authStep,
        AccountState state,
        Instant createdAt) {

    /** Which steps are complete. */
    public record Steps(boolean profile, boolean phone) {}
}
