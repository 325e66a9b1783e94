package io.menjin.core.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions live and how many a person may have.
 *
 * @param absolute a session ends this long after the login, whatever happens
 * @param idle a session ends this long after its last renewal
 * @param renewAfter a request renews only when the last renewal is older than this, so that not every request writes;
 *     the real idle time is therefore between {@code idle - renewAfter} and {@code idle}
 * @param maxSessions living sessions a person may have; a login beyond it replaces the oldest
 */
public record SessionPolicy(Duration absolute, Duration idle, Duration renewAfter, int maxSessions) {

    /** 30 days, 7 days without use, renewed every 6 hours, 10 sessions. */
    public static final SessionPolicy DEFAULT =
            new SessionPolicy(Duration.ofDays(30), Duration.ofDays(7), Duration.ofHours(6), 10);

    public SessionPolicy {
        if (!isPositive(absolute) || !isPositive(idle) || renewAfter.isNegative()) {
            throw new IllegalArgumentException("session times must be positive");
        }
        if (idle.compareTo(absolute) > 0) {
            throw new IllegalArgumentException("the idle time must not be longer than the absolute one");
        }
        if (renewAfter.compareTo(idle) >= 0) {
            throw new IllegalArgumentException("renewAfter must be shorter than the idle time");
        }
        if (maxSessions < 1) {
            throw new IllegalArgumentException("a person needs at least one session");
        }
    }

    /** The idle end of a session that is used at {@code now}. */
    public Instant idleEnd(Instant now, Instant expiresAt) {
        Instant idleEnd = now.plus(idle);
        return idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt;
    }

    /** Whether a session that is used now is to be renewed. */
    boolean isRenewalDue(Session session, Instant now) {
        Instant idleEnd = idleEnd(now, session.expiresAt());
        boolean last = idleEnd.equals(session.expiresAt()) && !idleEnd.equals(session.idleExpiresAt());
        return last || idleEnd.isAfter(session.idleExpiresAt().plus(renewAfter));
    }

    /** Until when nothing has to be done about a session, not even if it is used: it neither ends nor is to be renewed. */
    Instant undisturbedUntil(Session session) {
        Instant ends =
                session.idleExpiresAt().isBefore(session.expiresAt()) ? session.idleExpiresAt() : session.expiresAt();
        if (session.idleExpiresAt().equals(session.expiresAt())) {
            return ends;
        }
        Instant lastRenewal = session.expiresAt().minus(idle);
        Instant nextRenewal = session.idleExpiresAt().plus(renewAfter).minus(idle);
        Instant renewal = lastRenewal.isBefore(nextRenewal) ? lastRenewal : nextRenewal;
        return renewal.isBefore(ends) ? renewal : ends;
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
