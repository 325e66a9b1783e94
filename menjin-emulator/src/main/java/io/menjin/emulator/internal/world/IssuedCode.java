package io.menjin.emulator.internal.world;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code.
 *
 * @param keyVersion version of the session_key in force when the code was made
 * @param phone what the user gave away with the tap; the code of {@code wx.login} has none
 * @param usedAt when it was exchanged
 */
public record IssuedCode(
        String code,
        String appId,
        String userId,
        long keyVersion,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable PhoneNumber phone,
        @Nullable Instant usedAt) {

    public IssuedCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    IssuedCode used(Instant when) {
        return new IssuedCode(code, appId, userId, keyVersion, issuedAt, expiresAt, phone, when);
    }

    /** The record would print the code, which is as good as a login while it lives. */
    @Override
    public String toString() {
        return "IssuedCode[" + appId + ", " + userId + "]";
    }
}
