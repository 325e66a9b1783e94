package io.menjin.store.redis.internal.session;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that Redis has of one person, read at once. */
final class Person {

    /** The field of the epoch. */
    static final byte[] EPOCH = {'e'};

    private static final int HASH_BYTES = 32;

    private final List<Numbered> sessions;

    private Person(List<Numbered> sessions) {
        this.sessions = sessions;
    }

    static Person read(AccountId id, Map<byte[], byte[]> hash) {
        Map<ByteBuffer, byte[]> fields = new HashMap<>();
        hash.forEach((field, value) -> fields.put(ByteBuffer.wrap(field), value));
        long epoch = epoch(fields.get(ByteBuffer.wrap(EPOCH)));
        List<Numbered> sessions = new ArrayList<>();
        hash.forEach((field, first) -> {
            if (field.length == HASH_BYTES && SessionRecord.state(first) != SessionRecord.MOVED) {
                Digest tokenHash = Digest.of(field);
                List<byte @Nullable []> pieces = Arrays.stream(SessionRecord.fields(tokenHash))
                        .<byte @Nullable []>map(name -> fields.get(ByteBuffer.wrap(name)))
                        .toList();
                sessions.add(
                        new Numbered(SessionRecord.read(id, epoch, tokenHash, pieces), SessionRecord.sequence(first)));
            }
        });
        return new Person(sessions);
    }

    /** Those alive, newest first. */
    List<Session> living(Instant now) {
        return sessions.stream()
                .filter(each ->
                        each.session().endReason() == null && !each.session().isExpired(now))
                .sorted(Comparator.comparing((Numbered each) -> each.session().createdAt())
                        .thenComparing(Numbered::sequence)
                        .reversed())
                .map(Numbered::session)
                .toList();
    }

    static long epoch(byte @Nullable [] value) {
        return value == null ? 0 : Long.parseLong(new String(value, StandardCharsets.US_ASCII));
    }

    private record Numbered(Session session, int sequence) {}
}
