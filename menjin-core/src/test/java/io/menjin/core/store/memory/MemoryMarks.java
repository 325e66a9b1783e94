package io.menjin.core.store.memory;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.OnceStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Marks in memory. */
final class MemoryMarks implements OnceStore {

    private final Object lock;
    private final Map<Digest, Instant> marks = new HashMap<>();

    MemoryMarks(Object lock) {
        this.lock = lock;
    }

    @Override
    public boolean claim(Digest mark, Instant expiresAt, Instant now) {
        synchronized (lock) {
            if (isClaimed(mark, now)) {
                return false;
            }
            marks.put(mark, expiresAt);
            return true;
        }
    }

    @Override
    public boolean isClaimed(Digest mark, Instant now) {
        synchronized (lock) {
            Instant expiresAt = marks.get(mark);
            return expiresAt != null && now.isBefore(expiresAt);
        }
    }

    int purge(Instant before, int limit) {
        List<Digest> over = marks.entrySet().stream()
                .filter(mark -> mark.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        over.forEach(marks::remove);
        return over.size();
    }
}
