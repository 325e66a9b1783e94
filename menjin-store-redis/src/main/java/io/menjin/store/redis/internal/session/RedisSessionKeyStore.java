package io.menjin.store.redis.internal.session;

import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.link.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rings of session_keys in Redis. */
public final class RedisSessionKeyStore implements SessionKeyStore {

    private final Link link;
    private final Keys keys;
    private final RingWriter rings;

    public RedisSessionKeyStore(Link link, Keys keys, RingWriter rings) {
        this.link = link;
        this.keys = keys;
        this.rings = rings;
    }

    @Override
    public List<SealedSessionKey> keys(AppId appId, OpenId openId) {
        return link.call("sessionKeys.keys", redis -> Optional.ofNullable(redis.get(keys.ring(appId, openId))))
                .map(RingWriter::read)
                .orElse(List.of());
    }

    @Override
    public void add(AppId appId, OpenId openId, SealedSessionKey key) {
        link.call("sessionKeys.add", redis -> rings.add(redis, appId, openId, key));
    }

    @Override
    public void forget(AppId appId, OpenId openId) {
        link.call("sessionKeys.forget", redis -> redis.del(keys.ring(appId, openId)));
    }

    /** Redis removes what is old by itself. */
    @Override
    public int purge(Instant obtainedBefore, int limit) {
        return 0;
    }
}
