package io.menjin.core.sessionkey;

import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Session_keys that take a while to read, on the test's clock. */
record SlowSessionKeys(SessionKeyStore keys, TestClock clock, Duration delay) implements SessionKeyStore {

    @Override
    public List<SealedSessionKey> keys(AppId appId, OpenId openId) {
        clock.advance(delay);
        return keys.keys(appId, openId);
    }

    @Override
    public void add(AppId appId, OpenId openId, SealedSessionKey key) {
        keys.add(appId, openId, key);
    }

    @Override
    public void forget(AppId appId, OpenId openId) {
        keys.forget(appId, openId);
    }

    @Override
    public int purge(Instant obtainedBefore, int limit) {
        return keys.purge(obtainedBefore, limit);
    }
}
