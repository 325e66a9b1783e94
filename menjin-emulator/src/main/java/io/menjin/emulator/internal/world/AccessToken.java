package io.menjin.emulator.internal.world;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access_token.
 *
 * @param retiredAt since when a newer one has been in force; it may work on until {@code validUntil}
 * @param validUntil end of its life
 */
public record AccessToken(
        String value,
        String appId,
        TokenKind kind,
        Instant issuedAt,
        Instant validUntil,
        @Nullable Instant retiredAt) {

    public AccessToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(validUntil, "validUntil");
    }

    public boolean isValid(Instant now) {
        return now.isBefore(validUntil);
    }

    AccessToken retired(Instant now, Instant end) {
        return new AccessToken(value, appId, kind, issuedAt, end.isBefore(validUntil) ? end : validUntil, now);
    }

    @Override
    public String toString() {
        return "AccessToken[" + kind + " of " + appId + "]";
    }
}
