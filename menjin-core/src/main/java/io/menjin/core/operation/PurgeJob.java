package io.menjin.core.operation;

import io.menjin.core.session.SessionPolicy;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes what is over: sessions, receipts and marks some time after their end, so that a late device still learns why its
 * token is dead, and session_keys that no living session can need. Thread-safe.
 */
public final class PurgeJob {

    private static final int BATCH = 1000;

    private final SessionStore sessions;
    private final SessionKeyStore sessionKeys;
    private final SessionPolicy policy;
    private final Duration retention;
    private final Clock clock;

    public PurgeJob(
            SessionStore sessions, SessionKeyStore sessionKeys, SessionPolicy policy, Duration retention, Clock clock) {
        this.sessions = sessions;
        this.sessionKeys = sessionKeys;
        this.policy = policy;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Removes what is over.
     *
     * @return how many rows
     */
    public int run() {
        Instant before = clock.instant().minus(retention);
        int purged = 0;
        int last;
        do {
            last = sessions.purge(before, BATCH);
            purged += last;
        } while (last >= BATCH);
        do {
            last = sessionKeys.purge(before.minus(policy.absolute()), BATCH);
            purged += last;
        } while (last >= BATCH);
        return purged;
    }
}
