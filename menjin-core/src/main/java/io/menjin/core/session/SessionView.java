package io.menjin.core.session;

import io.menjin.core.source.SourceName;
import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param current whether it is the one that asks
 */
public record SessionView(
        SessionId id,
        SourceName source,
        Device device,
        Instant createdAt,
        Instant expiresAt,
        Instant idleExpiresAt,
        boolean current) {

    /** Shows a session to the owner of {@code asking}. */
    public static SessionView of(Session session, SessionId asking) {
        return new SessionView(
                session.id(),
                session.source(),
                session.device(),
                session.createdAt(),
                session.expiresAt(),
                session.idleExpiresAt(),
                session.id().equals(asking));
    }
}
