package io.menjin.store.redis.internal.session;

import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.Micros;
import io.menjin.store.redis.internal.script.Script;
import io.menjin.store.redis.internal.script.Scripts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rings of session_keys as {@code ring.lua} keeps them: one string, the key obtained last first. */
public final class RingWriter {

    private final Keys keys;
    private final Duration lifetime;

    public RingWriter(Keys keys, Duration lifetime) {
        this.keys = keys;
        this.lifetime = lifetime;
    }

    byte[] lifetime() {
        return Script.text(lifetime.toMillis());
    }

    long add(RedisClusterCommands<byte[], byte[]> redis, AppId appId, OpenId openId, SealedSessionKey key) {
        return Scripts.ADD_KEY.number(
                redis,
                new byte[][] {keys.ring(appId, openId)},
                entry(key),
                Script.text(SessionKeyStore.CAPACITY),
                lifetime());
    }

    static byte[] entry(SealedSessionKey key) {
        byte[] sealed = SealedBytes.write(key.key());
        return ByteBuffer.allocate(Long.BYTES + 32 + Short.BYTES + sealed.length)
                .putLong(Micros.of(key.obtainedAt()))
                .put(SealedBytes.write(key.fingerprint()))
                .putShort((short) sealed.length)
                .put(sealed)
                .array();
    }

    static List<SealedSessionKey> read(byte[] ring) {
        List<SealedSessionKey> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(ring);
        while (in.hasRemaining()) {
            var obtainedAt = Micros.toInstant(in.getLong());
            var fingerprint = SealedBytes.readDigest(in);
            byte[] sealed = new byte[in.getShort() & 0xffff];
            in.get(sealed);
            found.add(new SealedSessionKey(fingerprint, SealedBytes.read(ByteBuffer.wrap(sealed)), obtainedAt));
        }
        return found;
    }
}
