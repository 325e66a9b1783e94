package io.menjin.emulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The newest three keys of each person's encrypted channel; each lives an hour. */
public final class UserEncryptKeys {

    public static final Duration LIFE = Duration.ofHours(1);

    private static final int KEPT = 3;

    private final Ids ids;
    private final Map<IdentityKey, List<UserEncryptKey>> newestFirst = new TreeMap<>(IdentityKey.ORDER);

    UserEncryptKeys(Ids ids) {
        this.ids = ids;
    }

    /** The keys, newest first; the newest is alive, made now if need be. */
    public List<UserEncryptKey> latest(IdentityKey identity, Instant now) {
        List<UserEncryptKey> keys = newestFirst.getOrDefault(identity, List.of());
        if (!keys.isEmpty() && now.isBefore(keys.get(0).createdAt().plus(LIFE))) {
            return keys;
        }
        List<UserEncryptKey> next = new ArrayList<>();
        long version = keys.isEmpty() ? 1 : keys.get(0).version() + 1;
        next.add(new UserEncryptKey(ids.sessionKey(), ids.hex(8), version, now));
        next.addAll(keys.subList(0, Math.min(KEPT - 1, keys.size())));
        newestFirst.put(identity, List.copyOf(next));
        return next;
    }

    Map<IdentityKey, List<UserEncryptKey>> all() {
        return newestFirst;
    }
}
