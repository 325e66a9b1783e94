package io.menjin.store.jdbc.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Writes a login by a routine that lives in the database: one round trip instead of eight. */
public final class RoutineIssue implements SessionIssue {

    private static final String ROUTINE = """
            menjin_issue_session(:id, :tokenHash, :account, :epoch, :source, :openId, :deviceId, :deviceModel,
                :devicePlatform, :deviceWechatVersion, :deviceSdkVersion, :createdAt, :expiresAt, :idleExpiresAt,
                :maxSessions, :appId, :fingerprint, :keyId, :sealed, :obtainedAt,
                :codeHash, :idempotencyKeyHash, :answerKeyId, :answer, :receiptExpiresAt)""";

    private final Database database;
    private final String call;

    /** On PostgreSQL a function is selected, on MySQL a procedure is called; both answer with one value. */
    public RoutineIssue(Database database) {
        this.database = database;
        this.call = switch (database.dialect()) {
            case POSTGRESQL -> "SELECT " + ROUTINE;
            case MYSQL -> "CALL " + ROUTINE;
            case SQLITE -> throw new IllegalArgumentException("SQLite has no routines");
        };
    }

    @Override
    public IssueOutcome issue(SessionGrant grant) {
        String replaced = database.write(
                "sessions.issue",
                handle -> bind(handle.createQuery(call), grant)
                        .map((row, context) -> row.getString(1))
                        .list()
                        .get(0));
        return replaced == null ? new IssueOutcome.Stale() : new IssueOutcome.Issued(ids(replaced));
    }

    private static List<SessionId> ids(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(",", -1)).map(SessionId::new).toList();
    }

    private static Query bind(Query query, SessionGrant grant) {
        SessionRows.bind(query, grant.session())
                .bind("maxSessions", grant.maxSessions())
                .bind("appId", grant.appId().value());
        bindKey(query, grant.sessionKey());
        return bindReceipt(query, grant.receipt());
    }

    private static void bindKey(Query query, @Nullable SealedSessionKey key) {
        query.bind("fingerprint", key == null ? null : key.fingerprint().hex())
                .bind(
                        "keyId",
                        key == null
                                ? null
                                : Checked.text("key_id", 128, key.key().keyId()))
                .bind("sealed", key == null ? null : Checked.bytes("sealed", key.key()))
                .bind("obtainedAt", key == null ? null : Long.valueOf(Micros.of(key.obtainedAt())));
    }

    private static Query bindReceipt(Query query, @Nullable LoginReceipt receipt) {
        Digest key = receipt == null ? null : receipt.idempotencyKeyHash();
        return query.bind(
                        "codeHash", receipt == null ? null : receipt.codeHash().hex())
                .bind("idempotencyKeyHash", key == null ? null : key.hex())
                .bind(
                        "answerKeyId",
                        receipt == null
                                ? null
                                : Checked.text("key_id", 128, receipt.answer().keyId()))
                .bind("answer", receipt == null ? null : Checked.bytes("sealed", receipt.answer()))
                .bind("receiptExpiresAt", receipt == null ? null : Long.valueOf(Micros.of(receipt.expiresAt())));
    }
}
