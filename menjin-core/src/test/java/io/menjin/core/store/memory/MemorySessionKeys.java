package io.menjin.core.store.memory;

import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.memory.Tables.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rings of session_keys in memory. */
final class MemorySessionKeys implements SessionKeyStore {

    private final Object lock;
    private final Map<IdentityKey, List<SealedSessionKey>> rings = new HashMap<>();

    MemorySessionKeys(Object lock) {
        this.lock = lock;
    }

    @Override
    public List<SealedSessionKey> keys(AppId appId, OpenId openId) {
        synchronized (lock) {
            return rings.getOrDefault(new IdentityKey(appId, openId), List.of());
        }
    }

    @Override
    public void add(AppId appId, OpenId openId, SealedSessionKey key) {
        synchronized (lock) {
            rings.merge(new IdentityKey(appId, openId), List.of(key), MemorySessionKeys::merge);
        }
    }

    private static List<SealedSessionKey> merge(List<SealedSessionKey> ring, List<SealedSessionKey> added) {
        SealedSessionKey key = added.get(0);
        List<SealedSessionKey> all = new ArrayList<>();
        SealedSessionKey latest = key;
        for (SealedSessionKey old : ring) {
            if (!old.fingerprint().equals(key.fingerprint())) {
                all.add(old);
            } else if (old.obtainedAt().isAfter(key.obtainedAt())) {
                latest = old;
            }
        }
        all.add(0, latest);
        all.sort(Comparator.comparing(SealedSessionKey::obtainedAt).reversed());
        return List.copyOf(all.subList(0, Math.min(CAPACITY, all.size())));
    }

    @Override
    public void forget(AppId appId, OpenId openId) {
        synchronized (lock) {
            rings.remove(new IdentityKey(appId, openId));
        }
    }

    @Override
    public int purge(Instant obtainedBefore, int limit) {
        synchronized (lock) {
            int purged = 0;
            for (Map.Entry<IdentityKey, List<SealedSessionKey>> ring : rings.entrySet()) {
                List<SealedSessionKey> left = new ArrayList<>(ring.getValue());
                for (SealedSessionKey key : ring.getValue()) {
                    if (purged < limit && key.obtainedAt().isBefore(obtainedBefore)) {
                        left.remove(key);
                        purged++;
                    }
                }
                ring.setValue(List.copyOf(left));
            }
            rings.values().removeIf(List::isEmpty);
            return purged;
        }
    }
}
