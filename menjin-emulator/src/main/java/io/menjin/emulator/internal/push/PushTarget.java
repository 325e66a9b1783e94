package io.menjin.emulator.internal.push;

import org.jspecify.annotations.Nullable;

/** Where an app's messages go and with what they are signed and encrypted. */
public record PushTarget(
        String appId,
        String originalId,
        String url,
        String token,
        @Nullable String encodingAesKey) {

    @Override
    public String toString() {
        return "PushTarget[" + appId + ", " + url + "]";
    }
}
