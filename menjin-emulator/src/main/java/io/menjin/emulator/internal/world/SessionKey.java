package io.menjin.emulator.internal.world;

import java.time.Instant;
import java.util.Objects;

/**
 * The session_key of one identity.
 *
 * @param version counts the rotations, from 1
 * @param rotatedAt when this value was made
 * @param expiresAt end of the sliding lifetime
 */
public record SessionKey(String value, long version, Instant rotatedAt, Instant expiresAt) {

    public SessionKey {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(rotatedAt, "rotatedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    public boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "SessionKey[version " + version + "]";
    }
}
