package io.menjin.store.jdbc.internal.session;

import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Writes a login statement by statement: right where a statement is a call and not a journey, which is SQLite. */
public final class StepwiseIssue implements SessionIssue {

    /**
     * The account's living sessions, the newest first; a row without a session when it has none, no row when the login is
     * stale or the account gone. Sessions of an earlier epoch than the one just checked are dead.
     */
    private static final String LIVING = """
            SELECT s.id, s.device_id FROM menjin_account a LEFT JOIN menjin_session s
                ON s.account_id = a.id AND s.end_reason IS NULL AND s.epoch >= :epoch AND s.idle_expires_at > :now
                    AND s.expires_at > :now
            WHERE a.id = :account AND a.epoch <= :epoch AND a.session_floor <= :epoch
            ORDER BY s.created_at DESC, s.id DESC""";

    private static final String REPLACE =
            "UPDATE menjin_session SET end_reason = '" + EndReason.REPLACED.name() + "', over_at = :at WHERE id = :id";

    private static final String INSERT = """
            INSERT INTO menjin_session (id, token_hash, account_id, epoch, source, open_id, device_id, device_model,
                device_platform, device_wechat_version, device_sdk_version, created_at, expires_at, idle_expires_at,
                over_at)
            VALUES (:id, :tokenHash, :account, :epoch, :source, :openId, :deviceId, :deviceModel,
                :devicePlatform, :deviceWechatVersion, :deviceSdkVersion, :createdAt, :expiresAt, :idleExpiresAt,
                :idleExpiresAt)""";

    private static final String PUT_RECEIPT = "INSERT OR REPLACE INTO menjin_login_receipt (" + JdbcLoginLedger.COLUMNS
            + ") VALUES (" + JdbcLoginLedger.VALUES + ")";

    private final Database database;

    public StepwiseIssue(Database database) {
        this.database = database;
    }

    @Override
    public IssueOutcome issue(SessionGrant grant) {
        return database.transact("sessions.issue", handle -> issue(handle, grant));
    }

    private IssueOutcome issue(Handle handle, SessionGrant grant) {
        Session session = grant.session();
        List<Optional<Living>> rows = living(handle, session);
        if (rows.isEmpty()) {
            return new IssueOutcome.Stale();
        }
        List<Living> living = rows.stream().flatMap(Optional::stream).toList();
        List<SessionId> replaced = replaced(living, session.device().id(), grant.maxSessions());
        for (SessionId id : replaced) {
            handle.createUpdate(REPLACE)
                    .bind("id", id.value())
                    .bind("at", Micros.of(session.createdAt()))
                    .execute();
        }
        SessionRows.bind(handle.createUpdate(INSERT), session).execute();
        SealedSessionKey key = grant.sessionKey();
        if (key != null) {
            SessionKeyRing.add(handle, database.dialect(), grant.appId(), session.openId(), key);
        }
        LoginReceipt receipt = grant.receipt();
        if (receipt != null) {
            JdbcLoginLedger.bind(handle.createUpdate(PUT_RECEIPT), receipt).execute();
        }
        return new IssueOutcome.Issued(replaced);
    }

    private static List<Optional<Living>> living(Handle handle, Session session) {
        return handle.createQuery(LIVING)
                .bind("account", session.accountId().value())
                .bind("epoch", session.epoch())
                .bind("now", Micros.of(session.createdAt()))
                .map(StepwiseIssue::readLiving)
                .list();
    }

    private static Optional<Living> readLiving(ResultSet row, StatementContext context) throws SQLException {
        String id = row.getString("id");
        return id == null ? Optional.empty() : Optional.of(new Living(new SessionId(id), row.getString("device_id")));
    }

    /** The same device's, and the oldest that leave no room for the new one. */
    static List<SessionId> replaced(List<Living> newestFirst, @Nullable String device, int maxSessions) {
        List<SessionId> replaced = new ArrayList<>();
        int kept = 0;
        for (Living living : newestFirst) {
            if ((device != null && device.equals(living.deviceId())) || kept >= maxSessions - 1) {
                replaced.add(living.id());
            } else {
                kept++;
            }
        }
        return replaced;
    }

    /** A session that is alive. */
    record Living(SessionId id, @Nullable String deviceId) {}
}
