package io.menjin.store.jdbc.internal.account;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.KnownIdentity;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import io.menjin.store.jdbc.internal.sql.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Accounts in SQL. */
public final class JdbcAccountStore implements AccountStore {

    private static final String FIND = "SELECT " + Rows.ACCOUNT + " FROM menjin_account a WHERE a.id = ?";

    private static final String FIND_BY_IDENTITY = "SELECT " + Rows.KNOWN_IDENTITY
            + " FROM menjin_identity i JOIN menjin_account a ON a.id = i.account_id"
            + " WHERE i.app_id = ? AND i.open_id = ?";

    private static final String AUDIT = """
            SELECT account_id, happened_at, action, actor, detail FROM menjin_audit
            WHERE account_id = ? ORDER BY happened_at DESC, id DESC LIMIT ?""";

    private static final String DUE_FOR_ERASURE = """
            SELECT id FROM menjin_account WHERE closes_at <= ? AND state = 'CLOSING' ORDER BY closes_at LIMIT ?""";

    // Two ranges of the index instead of an inequality, which would read every account with a phone.
    private static final String SEALED_BY_OTHER_KEY = """
            SELECT id FROM menjin_account WHERE phone_key_id < :key OR phone_key_id > :key LIMIT :limit""";

    private final Database database;

    public JdbcAccountStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.query(
                "accounts.find", connection -> Queries.find(connection, FIND, Rows::readAccount, id.value()));
    }

    @Override
    public Optional<KnownIdentity> findByIdentity(AppId appId, OpenId openId) {
        return database.query(
                "accounts.findByIdentity",
                connection -> Queries.find(
                        connection, FIND_BY_IDENTITY, Rows::readKnownIdentity, appId.value(), openId.value()));
    }

    @Override
    public List<Identity> identities(AccountId id) {
        return database.read("accounts.identities", handle -> Identities.of(handle, id));
    }

    @Override
    public List<AuditEntry> audit(AccountId id, int limit) {
        return database.read(
                "accounts.audit",
                handle -> handle.createQuery(AUDIT)
                        .bind(0, id.value())
                        .bind(1, limit)
                        .map(Rows::auditEntry)
                        .list());
    }

    @Override
    public List<AccountId> dueForErasure(Instant now, int limit) {
        return database.read(
                "accounts.dueForErasure",
                handle -> handle.createQuery(DUE_FOR_ERASURE)
                        .bind(0, Micros.of(now))
                        .bind(1, limit)
                        .map(Rows::accountId)
                        .list());
    }

    @Override
    public List<AccountId> sealedByOtherKeyThan(String keyId, int limit) {
        return database.read(
                "accounts.sealedByOtherKeyThan",
                handle -> handle.createQuery(SEALED_BY_OTHER_KEY)
                        .bind("key", keyId)
                        .bind("limit", limit)
                        .map(Rows::accountId)
                        .list());
    }

    @Override
    public <T> T transact(Function<AccountTransaction, T> work) {
        return database.transact("accounts.transact", handle -> {
            JdbcAccountTransaction transaction = new JdbcAccountTransaction(handle, database.dialect());
            try {
                return work.apply(transaction);
            } finally {
                transaction.end();
            }
        });
    }
}
