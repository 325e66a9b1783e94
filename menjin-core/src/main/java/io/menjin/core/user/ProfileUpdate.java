package io.menjin.core.user;

import org.jspecify.annotations.Nullable;

/**
 * What a person changes; what is null stays as it is.
 *
 * @param nickname wins over the one in {@code profile}
 * @param avatarUrl wins over the one in {@code profile}
 * @param profile as WeChat signed it
 */
public record ProfileUpdate(
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable SignedProfile profile) {}
