package io.menjin.store.redis.internal.session;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.Micros;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.script.Script;
import io.menjin.store.redis.internal.script.Scripts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes logins. Where one server has all keys it is one script; in a Cluster the ring and the receipt, which are found by
 * the identity and by the code, are on other servers, and follow when the session is written.
 */
final class LoginWriter {

    /** Sessions that are over and still kept so that their devices learn why. */
    private static final int MAX_OVER = 20;

    private static final byte[] NOTHING = new byte[0];

    private final Link link;
    private final Keys keys;
    private final RingWriter rings;
    private final Duration retention;

    LoginWriter(Link link, Keys keys, RingWriter rings, Duration retention) {
        this.link = link;
        this.keys = keys;
        this.rings = rings;
        this.retention = retention;
    }

    IssueOutcome write(SessionGrant grant) {
        Session session = grant.session();
        byte[] person = keys.person(session.accountId());
        SealedSessionKey key = grant.sessionKey();
        LoginReceipt receipt = grant.receipt();
        if (!link.isCluster()) {
            byte[][] all = receipt == null
                    ? new byte[][] {person, keys.ring(grant.appId(), session.openId())}
                    : new byte[][] {person, keys.ring(grant.appId(), session.openId()), keys.receipt(receipt.codeHash())
                    };
            return run(all, session, session.accountId(), session.epoch(), grant.maxSessions(), key, receipt);
        }
        IssueOutcome outcome = run(
                new byte[][] {person}, session, session.accountId(), session.epoch(), grant.maxSessions(), null, null);
        if (outcome instanceof IssueOutcome.Issued) {
            link.call("sessions.issue", redis -> {
                if (key != null) {
                    rings.add(redis, grant.appId(), session.openId(), key);
                }
                return receipt == null
                        ? ""
                        : redis.psetex(
                                keys.receipt(receipt.codeHash()),
                                Micros.lifetime(session.createdAt(), receipt.expiresAt()),
                                ReceiptRecord.write(receipt));
            });
        }
        return outcome;
    }

    /**
     * Writes a session that exists into another account, beside all that this one has.
     *
     * @return false when the account has entered a later epoch
     */
    boolean put(Session session, AccountId into, long epoch) {
        IssueOutcome outcome =
                run(new byte[][] {keys.person(into)}, session, into, epoch, Integer.MAX_VALUE, null, null);
        return outcome instanceof IssueOutcome.Issued;
    }

    private IssueOutcome run(
            byte[][] names,
            Session session,
            AccountId account,
            long epoch,
            int maxSessions,
            @Nullable SealedSessionKey key,
            @Nullable LoginReceipt receipt) {
        // Moved as it is, a session takes no other one's place.
        boolean moved = !account.equals(session.accountId());
        List<byte[]> pieces = SessionRecord.pieces(moved ? in(session, account, epoch) : session);
        List<byte[]> arguments = new ArrayList<>(List.of(
                SessionRecord.fields(session.tokenHash())[0],
                Script.text(epoch),
                Script.text(Micros.of(session.createdAt())),
                Script.text(maxSessions),
                moved ? NOTHING : SessionRecord.deviceTag(session),
                Script.text(Micros.lifetime(
                        session.createdAt(), session.idleExpiresAt().plus(retention))),
                Script.text(retention.toMillis() * 1000),
                Script.text(MAX_OVER),
                key == null ? NOTHING : RingWriter.entry(key),
                Script.text(SessionKeyStore.CAPACITY),
                rings.lifetime(),
                receipt == null ? NOTHING : ReceiptRecord.write(receipt),
                Script.text(receipt == null ? 0 : Micros.lifetime(session.createdAt(), receipt.expiresAt()))));
        arguments.addAll(pieces);
        List<Object> answer = link.call(
                "sessions.issue", redis -> Scripts.ISSUE.list(redis, names, arguments.toArray(byte[][]::new)));
        return outcome(answer);
    }

    private static IssueOutcome outcome(List<Object> answer) {
        if (new String((byte[]) answer.get(0), StandardCharsets.US_ASCII).equals("stale")) {
            return new IssueOutcome.Stale();
        }
        return new IssueOutcome.Issued(answer.subList(1, answer.size()).stream()
                .map(id -> ByteBuffer.wrap((byte[]) id))
                .map(id -> new SessionId(new UUID(id.getLong(), id.getLong()).toString()))
                .toList());
    }

    private static Session in(Session s, AccountId account, long epoch) {
        return new Session(
                s.id(),
                s.tokenHash(),
                account,
                epoch,
                s.source(),
                s.openId(),
                s.device(),
                s.createdAt(),
                s.expiresAt(),
                s.idleExpiresAt(),
                null);
    }
}
