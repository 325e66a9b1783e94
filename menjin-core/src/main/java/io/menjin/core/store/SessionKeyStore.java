package io.menjin.core.store;

import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import java.time.Instant;
import java.util.List;

/** The ring of newest session_keys of each identity. Thread-safe. Fails and persists as {@link AccountStore} does. */
public interface SessionKeyStore {

    /** How many keys a ring keeps. */
    int CAPACITY = 3;

    /**
     * The keys of an identity, the one obtained last first, at most {@link #CAPACITY}. Of different keys obtained at one
     * moment, the one added last counts as obtained last.
     */
    List<SealedSessionKey> keys(AppId appId, OpenId openId);

    /** Adds a key; one with the same fingerprint takes the later time. The oldest beyond the capacity go. */
    void add(AppId appId, OpenId openId, SealedSessionKey key);

    void forget(AppId appId, OpenId openId);

    /**
     * Removes at most {@code limit} keys that were obtained before this time and says how many. A store whose keys go by
     * themselves answers 0.
     */
    int purge(Instant obtainedBefore, int limit);
}
