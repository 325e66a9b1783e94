package io.menjin.emulator.internal.world;

import org.jspecify.annotations.Nullable;

/** One user as one app sees them. */
public record Identity(
        String appId,
        String userId,
        String openId,
        @Nullable String unionId) {

    public IdentityKey key() {
        return new IdentityKey(appId, userId);
    }
}
