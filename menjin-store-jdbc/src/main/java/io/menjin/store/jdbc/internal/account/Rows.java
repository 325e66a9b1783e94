package io.menjin.store.jdbc.internal.account;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.KnownIdentity;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads rows of the account tables. */
final class Rows {

    /** What {@link #account} reads, of the table aliased {@code a}. */
    static final String ACCOUNT = """
            a.id, a.state, a.epoch, a.nickname, a.avatar_url, a.phone_masked, a.phone_country_code, a.phone_key_id,
            a.phone_sealed, a.phone_bound_at, a.created_at, a.closes_at""";

    /** What {@link #identity} reads, of the table aliased {@code i}. */
    static final String IDENTITY = """
            i.app_id, i.open_id, i.union_id, i.account_id, i.created_at AS identity_created_at""";

    private Rows() {}

    static Account account(ResultSet row, StatementContext context) throws SQLException {
        long closesAt = row.getLong("closes_at");
        Instant closing = row.wasNull() ? null : Micros.toInstant(closesAt);
        return new Account(
                new AccountId(row.getString("id")),
                AccountState.valueOf(row.getString("state")),
                row.getLong("epoch"),
                row.getString("nickname"),
                row.getString("avatar_url"),
                phone(row),
                Micros.toInstant(row.getLong("created_at")),
                closing);
    }

    private static @Nullable BoundPhone phone(ResultSet row) throws SQLException {
        String masked = row.getString("phone_masked");
        if (masked == null) {
            return null;
        }
        return new BoundPhone(
                masked,
                row.getString("phone_country_code"),
                new Sealed(row.getString("phone_key_id"), row.getBytes("phone_sealed")),
                Micros.toInstant(row.getLong("phone_bound_at")));
    }

    static Identity identity(ResultSet row, StatementContext context) throws SQLException {
        String unionId = row.getString("union_id");
        return new Identity(
                new AppId(row.getString("app_id")),
                new OpenId(row.getString("open_id")),
                unionId == null ? null : new UnionId(unionId),
                new AccountId(row.getString("account_id")),
                Micros.toInstant(row.getLong("identity_created_at")));
    }

    static KnownIdentity knownIdentity(ResultSet row, StatementContext context) throws SQLException {
        return new KnownIdentity(identity(row, context), account(row, context));
    }

    static AccountId accountId(ResultSet row, StatementContext context) throws SQLException {
        return new AccountId(row.getString(1));
    }

    static AuditEntry auditEntry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                new AccountId(row.getString("account_id")),
                Micros.toInstant(row.getLong("happened_at")),
                row.getString("action"),
                row.getString("actor"),
                row.getString("detail"));
    }
}
