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

/**
 * Reads rows of the account tables. Accounts and identities are read by index: drivers look names up in a map, and
 * SQLite's makes a new one for each result.
 */
final class Rows {

    /** What {@link #account} reads, of the table aliased {@code a}. */
    static final String ACCOUNT = AccountColumns.ALL.list();

    /** What {@link #identity} reads, of the table aliased {@code i}. */
    static final String IDENTITY = IdentityColumns.ALL.list();

    /** What {@link #readKnownIdentity} reads, of both tables. */
    static final String KNOWN_IDENTITY = IDENTITY + ", " + ACCOUNT;

    private static final int OF_IDENTITY = IdentityColumns.ALL.names().size();

    private Rows() {}

    static Account account(ResultSet row, StatementContext context) throws SQLException {
        return readAccount(row);
    }

    static Account readAccount(ResultSet row) throws SQLException {
        return accountAfter(0, row);
    }

    /** Reads an account from a row that has so many other columns before. */
    private static Account accountAfter(int others, ResultSet row) throws SQLException {
        long closesAt = row.getLong(others + AccountColumns.CLOSES_AT);
        Instant closing = row.wasNull() ? null : Micros.toInstant(closesAt);
        return new Account(
                new AccountId(row.getString(others + AccountColumns.ID)),
                AccountState.valueOf(row.getString(others + AccountColumns.STATE)),
                row.getLong(others + AccountColumns.EPOCH),
                row.getString(others + AccountColumns.NICKNAME),
                row.getString(others + AccountColumns.AVATAR_URL),
                phoneAfter(others, row),
                Micros.toInstant(row.getLong(others + AccountColumns.CREATED_AT)),
                closing);
    }

    private static @Nullable BoundPhone phoneAfter(int others, ResultSet row) throws SQLException {
        String masked = row.getString(others + AccountColumns.PHONE_MASKED);
        if (masked == null) {
            return null;
        }
        return new BoundPhone(
                masked,
                row.getString(others + AccountColumns.PHONE_COUNTRY_CODE),
                new Sealed(
                        row.getString(others + AccountColumns.PHONE_KEY_ID),
                        row.getBytes(others + AccountColumns.PHONE_SEALED)),
                Micros.toInstant(row.getLong(others + AccountColumns.PHONE_BOUND_AT)));
    }

    static Identity identity(ResultSet row, StatementContext context) throws SQLException {
        return readIdentity(row);
    }

    private static Identity readIdentity(ResultSet row) throws SQLException {
        String unionId = row.getString(IdentityColumns.UNION_ID);
        return new Identity(
                new AppId(row.getString(IdentityColumns.APP_ID)),
                new OpenId(row.getString(IdentityColumns.OPEN_ID)),
                unionId == null ? null : new UnionId(unionId),
                new AccountId(row.getString(IdentityColumns.ACCOUNT_ID)),
                Micros.toInstant(row.getLong(IdentityColumns.CREATED_AT)));
    }

    static KnownIdentity readKnownIdentity(ResultSet row) throws SQLException {
        return new KnownIdentity(readIdentity(row), accountAfter(OF_IDENTITY, row));
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
