package io.menjin.store.redis.internal.session;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.Device;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.Micros;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as bytes. What scripts read is in the first piece, at the places that {@code person.lua} lists; texts follow,
 * over as many pieces as they need. A piece has at most 64 bytes, the last one what is left, since Redis keeps a hash as a
 * compact list only while its values are short.
 */
final class SessionRecord {

    static final int ALIVE = 0;
    static final int MOVED = 9;

    private static final int HEAD = 61;
    private static final int PIECE = 64;
    private static final int MAX_PIECES = 4;
    private static final int EPOCH_AT = 29;
    private static final int SEQUENCE_AT = 33;
    private static final byte[] NO_DEVICE = new byte[0];

    private SessionRecord() {}

    /** The fields in which a session can be, the first one always. */
    static byte[][] fields(Digest tokenHash) {
        byte[] hash = HexFormat.of().parseHex(tokenHash.hex());
        byte[][] fields = new byte[MAX_PIECES][];
        fields[0] = hash;
        for (int i = 1; i < MAX_PIECES; i++) {
            fields[i] = Arrays.copyOf(hash, 7);
            fields[i][6] = (byte) ('0' + i);
        }
        return fields;
    }

    /** The pieces of a living session; a script fills in the sequence. */
    static List<byte[]> pieces(Session session) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(3 * PIECE);
        ByteBuffer head = ByteBuffer.allocate(HEAD)
                .put((byte) ALIVE)
                .putLong(Micros.of(session.createdAt()))
                .putLong(Micros.of(session.idleExpiresAt()))
                .putLong(Micros.of(session.expiresAt()))
                .putInt(0)
                .putInt(Math.toIntExact(session.epoch()))
                .putInt(0)
                .put(Arrays.copyOf(deviceTag(session), 8))
                .put(Keys.bytes(UUID.fromString(session.id().value())));
        out.writeBytes(head.array());
        Device device = session.device();
        Texts.write(out, session.source().value());
        Texts.write(out, session.openId().value());
        Texts.write(out, device.id());
        Texts.write(out, device.model());
        Texts.write(out, device.platform());
        Texts.write(out, device.wechatVersion());
        Texts.write(out, device.sdkVersion());
        return cut(out.toByteArray());
    }

    private static List<byte[]> cut(byte[] whole) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < whole.length; ) {
            int end = pieces.size() == MAX_PIECES - 1 ? whole.length : Math.min(whole.length, at + PIECE);
            pieces.add(Arrays.copyOfRange(whole, at, end));
            at = end;
        }
        return pieces;
    }

    /** By what a device is known again in its source; empty when it has no id. */
    static byte[] deviceTag(Session session) {
        String id = session.device().id();
        return id == null
                ? NO_DEVICE
                : Arrays.copyOf(Keys.sha256(session.source().value() + "\0" + id), 8);
    }

    static int state(byte[] first) {
        return first[0];
    }

    /** The account that has a moved session now. */
    static AccountId movedTo(byte[] first) {
        ByteBuffer id = ByteBuffer.wrap(first, 1, 16);
        return new AccountId(uuid(id));
    }

    static int sequence(byte[] first) {
        return ByteBuffer.wrap(first).getInt(SEQUENCE_AT);
    }

    static int state(EndReason reason) {
        return switch (reason) {
            case LOGGED_OUT -> 1;
            case REPLACED -> 2;
            case REVOKED -> 3;
        };
    }

    /**
     * Reads a session.
     *
     * @param personEpoch the epoch that its person is in; a session of an earlier one is revoked
     * @param pieces the first one is there, the others as far as they are
     */
    static Session read(AccountId accountId, long personEpoch, Digest tokenHash, List<byte @Nullable []> pieces) {
        ByteBuffer in = joined(pieces);
        int state = in.get();
        long createdAt = in.getLong();
        long idleExpiresAt = in.getLong();
        long expiresAt = in.getLong();
        long epoch = in.getInt(EPOCH_AT) & 0xffffffffL;
        in.position(HEAD - 16);
        SessionId id = new SessionId(uuid(in));
        SourceName source = new SourceName(Texts.readPresent(in));
        OpenId openId = new OpenId(Texts.readPresent(in));
        Device device = new Device(Texts.read(in), Texts.read(in), Texts.read(in), Texts.read(in), Texts.read(in));
        return new Session(
                id,
                tokenHash,
                accountId,
                epoch,
                source,
                openId,
                device,
                Micros.toInstant(createdAt),
                Micros.toInstant(expiresAt),
                Micros.toInstant(idleExpiresAt),
                reason(state, epoch < personEpoch));
    }

    private static ByteBuffer joined(List<byte @Nullable []> pieces) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(3 * PIECE);
        for (byte[] piece : pieces) {
            if (piece != null) {
                whole.writeBytes(piece);
            }
        }
        return ByteBuffer.wrap(whole.toByteArray());
    }

    private static @Nullable EndReason reason(int state, boolean revoked) {
        return switch (state) {
            case ALIVE -> revoked ? EndReason.REVOKED : null;
            case 1 -> EndReason.LOGGED_OUT;
            case 2 -> EndReason.REPLACED;
            case 3 -> EndReason.REVOKED;
            default -> throw new IllegalStateException("a session in Redis is in a state of another version");
        };
    }

    private static String uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong()).toString();
    }
}
