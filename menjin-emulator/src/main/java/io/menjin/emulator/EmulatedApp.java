package io.menjin.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mini program of the emulator.
 *
 * @param secret the AppSecret; the emulator shows it because it guards nothing
 * @param openPlatform the open platform account it is bound to
 * @param originalId the {@code gh_…} id, addressee of pushed messages
 * @param pushUrl where pushed messages go
 * @param ipAllowList the addresses that may ask for tokens; empty means all
 */
public record EmulatedApp(
        String appId,
        String secret,
        @Nullable String openPlatform,
        String originalId,
        @Nullable String pushUrl,
        @Nullable String pushToken,
        @Nullable String encodingAesKey,
        List<String> ipAllowList,
        boolean secretFrozen) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EmulatedApp[" + appId + "]";
    }
}
