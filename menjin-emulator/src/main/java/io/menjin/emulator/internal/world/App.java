package io.menjin.emulator.internal.world;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mini program.
 *
 * @param openPlatform the open platform account it is bound to, which gives its users a unionId
 * @param originalId the {@code gh_…} id, addressee of pushed messages
 * @param pushUrl where pushed messages go; loopback only
 * @param encodingAesKey the 43 characters of the push encryption key
 * @param ipAllowList the addresses that may ask for tokens; empty means all
 * @param secretFrozen whether the AppSecret is frozen (errcode 40243)
 */
public record App(
        String appId,
        String secret,
        @Nullable String openPlatform,
        String originalId,
        @Nullable String pushUrl,
        @Nullable String pushToken,
        @Nullable String encodingAesKey,
        List<String> ipAllowList,
        boolean secretFrozen) {

    public App {
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(originalId, "originalId");
        ipAllowList = List.copyOf(ipAllowList);
    }

    @Override
    public String toString() {
        return "App[" + appId + "]";
    }
}
