package io.menjin.store.redis.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.OnceStore;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.Micros;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.script.Script;
import io.menjin.store.redis.internal.script.Scripts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Marks in Redis: when each expires. */
public final class RedisOnceStore implements OnceStore {

    private final Link link;
    private final Keys keys;

    public RedisOnceStore(Link link, Keys keys) {
        this.link = link;
        this.keys = keys;
    }

    @Override
    public boolean claim(Digest mark, Instant expiresAt, Instant now) {
        byte[] value =
                ByteBuffer.allocate(Long.BYTES).putLong(Micros.of(expiresAt)).array();
        return link.call(
                        "once.claim",
                        redis -> Scripts.CLAIM.number(
                                redis,
                                new byte[][] {keys.mark(mark)},
                                value,
                                Script.text(Micros.of(now)),
                                Script.text(Micros.lifetime(now, expiresAt))))
                > 0;
    }

    @Override
    public boolean isClaimed(Digest mark, Instant now) {
        return link.call("once.isClaimed", redis -> Optional.ofNullable(redis.get(keys.mark(mark))))
                .filter(value -> ByteBuffer.wrap(value).getLong() > Micros.of(now))
                .isPresent();
    }
}
