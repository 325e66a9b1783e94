package io.menjin.core.sessionkey;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.OnceStore;
import io.menjin.core.testkit.TestClock;
import java.time.Instant;

/** Marks that go by the store's own time, as in Redis, whatever time the caller had when it began. */
record ExpiringMarks(OnceStore marks, TestClock clock) implements OnceStore {

    @Override
    public boolean claim(Digest mark, Instant expiresAt, Instant now) {
        return marks.claim(mark, expiresAt, clock.instant());
    }

    @Override
    public boolean isClaimed(Digest mark, Instant now) {
        return marks.isClaimed(mark, clock.instant());
    }
}
