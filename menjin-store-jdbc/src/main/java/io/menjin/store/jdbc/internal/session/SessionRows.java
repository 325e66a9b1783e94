package io.menjin.store.jdbc.internal.session;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.Device;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads and binds rows of the session table. */
final class SessionRows {

    /**
     * What {@link #read} reads: the session {@code s} with the account {@code a} it belongs to, if that is still there.
     */
    static final String SELECT = """
            SELECT s.id, s.token_hash, s.account_id, s.epoch, s.source, s.open_id, s.device_id, s.device_model,
                s.device_platform, s.device_wechat_version, s.device_sdk_version, s.created_at, s.expires_at,
                s.idle_expires_at, s.end_reason,
                CASE WHEN a.epoch <= s.epoch AND a.session_floor <= s.epoch THEN 0 ELSE 1 END AS revoked
            FROM menjin_session s LEFT JOIN menjin_account a ON a.id = s.account_id
            """;

    private static final int DEVICE_TEXT = 255;

    private SessionRows() {}

    static Session read(ResultSet row, StatementContext context) throws SQLException {
        return new Session(
                new SessionId(row.getString("id")),
                new Digest(row.getString("token_hash")),
                new AccountId(row.getString("account_id")),
                row.getLong("epoch"),
                new SourceName(row.getString("source")),
                new OpenId(row.getString("open_id")),
                new Device(
                        row.getString("device_id"),
                        row.getString("device_model"),
                        row.getString("device_platform"),
                        row.getString("device_wechat_version"),
                        row.getString("device_sdk_version")),
                Micros.toInstant(row.getLong("created_at")),
                Micros.toInstant(row.getLong("expires_at")),
                Micros.toInstant(row.getLong("idle_expires_at")),
                endReason(row));
    }

    /** How it ended by itself comes before the end of all sessions of its epoch. */
    private static @Nullable EndReason endReason(ResultSet row) throws SQLException {
        String reason = row.getString("end_reason");
        if (reason != null) {
            return EndReason.valueOf(reason);
        }
        return row.getInt("revoked") == 0 ? null : EndReason.REVOKED;
    }

    static <S extends SqlStatement<S>> S bind(S statement, Session session) {
        Device device = session.device();
        return statement
                .bind("id", session.id().value())
                .bind("tokenHash", session.tokenHash().hex())
                .bind("account", session.accountId().value())
                .bind("epoch", session.epoch())
                .bind("source", session.source().value())
                .bind("openId", session.openId().value())
                .bind("deviceId", deviceText("device_id", device.id()))
                .bind("deviceModel", deviceText("device_model", device.model()))
                .bind("devicePlatform", deviceText("device_platform", device.platform()))
                .bind("deviceWechatVersion", deviceText("device_wechat_version", device.wechatVersion()))
                .bind("deviceSdkVersion", deviceText("device_sdk_version", device.sdkVersion()))
                .bind("createdAt", Micros.of(session.createdAt()))
                .bind("expiresAt", Micros.of(session.expiresAt()))
                .bind("idleExpiresAt", Micros.of(session.idleExpiresAt()));
    }

    private static @Nullable String deviceText(String column, @Nullable String text) {
        return Checked.nullableText(column, DEVICE_TEXT, text);
    }
}
