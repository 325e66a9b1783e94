package io.menjin.store.jdbc.internal.session;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenRef;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions in SQL, beside the accounts they belong to. */
public final class JdbcSessionStore implements SessionStore {

    private static final String FIND = SessionRows.SELECT + "WHERE s.token_hash = ?";

    private static final String LIST = SessionRows.SELECT + """
            WHERE s.account_id = :account AND s.end_reason IS NULL AND s.idle_expires_at > :now AND s.expires_at > :now
                AND a.epoch <= s.epoch AND a.session_floor <= s.epoch
            ORDER BY s.created_at DESC, s.seq DESC""";

    private static final String ALIVE = """
            end_reason IS NULL AND EXISTS (
                SELECT 1 FROM menjin_account a WHERE a.id = menjin_session.account_id
                    AND a.epoch <= menjin_session.epoch AND a.session_floor <= menjin_session.epoch)""";

    /** A merge may have deleted the account already when it hands its session on. */
    private static final String ALIVE_OR_ORPHANED = """
            end_reason IS NULL AND NOT EXISTS (
                SELECT 1 FROM menjin_account a WHERE a.id = menjin_session.account_id
                    AND (a.epoch > menjin_session.epoch OR a.session_floor > menjin_session.epoch))""";

    private static final String RENEW = """
            UPDATE menjin_session SET
                idle_expires_at = CASE WHEN expires_at < :idleExpiresAt THEN expires_at ELSE :idleExpiresAt END,
                over_at = CASE WHEN expires_at < :idleExpiresAt THEN expires_at ELSE :idleExpiresAt END
            WHERE id = :id AND\s""" + ALIVE;

    private static final String END = """
            UPDATE menjin_session SET end_reason = :reason, over_at = :at
            WHERE id = :id AND account_id = :account AND idle_expires_at > :at AND expires_at > :at AND\s""" + ALIVE;

    private static final String END_ALL = """
            UPDATE menjin_account SET session_floor = :epoch
            WHERE id = :account AND epoch < :epoch AND session_floor < :epoch""";

    private static final String MOVE =
            "UPDATE menjin_session SET account_id = :into, epoch = :epoch WHERE id = :id AND " + ALIVE_OR_ORPHANED;

    private final Database database;
    private final SessionIssue issue;
    private final Purge purge;

    public JdbcSessionStore(Database database, SessionIssue issue) {
        this.database = database;
        this.issue = issue;
        this.purge = new Purge(database);
    }

    @Override
    public IssueOutcome issue(SessionGrant grant) {
        return issue.issue(grant);
    }

    @Override
    public Optional<Session> find(TokenRef token) {
        return database.read(
                "sessions.find",
                handle -> handle.createQuery(FIND)
                        .bind(0, token.hash().hex())
                        .map(SessionRows::read)
                        .findOne());
    }

    @Override
    public void renew(Session session, Instant idleExpiresAt, Instant now) {
        database.write(
                "sessions.renew",
                handle -> handle.createUpdate(RENEW)
                        .bind("id", session.id().value())
                        .bind("idleExpiresAt", Micros.of(idleExpiresAt))
                        .execute());
    }

    @Override
    public boolean end(AccountId accountId, SessionId id, EndReason reason, Instant at) {
        return database.write(
                        "sessions.end",
                        handle -> handle.createUpdate(END)
                                .bind("id", id.value())
                                .bind("account", accountId.value())
                                .bind("reason", reason.name())
                                .bind("at", Micros.of(at))
                                .execute())
                > 0;
    }

    /**
     * Raises a floor below which the account's sessions are dead. Whoever has raised the account's own epoch already,
     * as every use case does, finds nothing left to write.
     */
    @Override
    public void endAll(AccountId accountId, long epoch, Instant at) {
        database.write(
                "sessions.endAll",
                handle -> handle.createUpdate(END_ALL)
                        .bind("account", accountId.value())
                        .bind("epoch", epoch)
                        .execute());
    }

    @Override
    public List<Session> list(AccountId accountId, Instant now) {
        return database.read(
                "sessions.list",
                handle -> handle.createQuery(LIST)
                        .bind("account", accountId.value())
                        .bind("now", Micros.of(now))
                        .map(SessionRows::read)
                        .list());
    }

    @Override
    public void move(Session session, AccountId into, long epoch) {
        database.write(
                "sessions.move",
                handle -> handle.createUpdate(MOVE)
                        .bind("id", session.id().value())
                        .bind("into", into.value())
                        .bind("epoch", epoch)
                        .execute());
    }

    @Override
    public int purge(Instant before, int limit) {
        int sessions = purge.purge("menjin_session", "seq", "over_at", before, limit);
        int receipts = purge.purge("menjin_login_receipt", "code_hash", "expires_at", before, limit - sessions);
        int marks = purge.purge("menjin_once", "mark", "expires_at", before, limit - sessions - receipts);
        return sessions + receipts + marks;
    }
}
