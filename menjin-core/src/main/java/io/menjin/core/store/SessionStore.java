package io.menjin.core.store;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.token.TokenRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions and what belongs to issuing them. Thread-safe. Fails and persists as {@link AccountStore} does.
 */
public interface SessionStore {

    /**
     * Writes a login in one atomic round trip: the session, the session_key, the receipt, and the end of the sessions
     * that it replaces (the same device's in the same source, and the oldest beyond {@link SessionGrant#maxSessions}; of
     * sessions that were created at one moment, those issued first are the oldest).
     *
     * <p>A receipt that the same code has already is replaced: WeChat decides how often a code may be exchanged, and
     * the one that its developer tools make without an AppID may be exchanged again and again.
     *
     * @return {@link IssueOutcome.Stale} and nothing written when the account has entered a later epoch than the
     *     session's, or is gone
     */
    IssueOutcome issue(SessionGrant grant);

    /**
     * A session by its token, ended ones included, in one round trip. A session of an earlier epoch comes
     * back with {@link EndReason#REVOKED}. Expiry is the caller's to judge.
     */
    Optional<Session> find(TokenRef token);

    /**
     * Moves the idle end of a session that is alive; does nothing otherwise.
     *
     * @param session as it was found
     * @param now when it is used
     */
    void renew(Session session, Instant idleExpiresAt, Instant now);

    /**
     * Ends one session of one account.
     *
     * @return whether it was alive until now
     */
    boolean end(AccountId accountId, SessionId id, EndReason reason, Instant at);

    /**
     * Ends every session of an account that was issued before {@code epoch}, in constant time. When it has returned no
     * such session is found alive.
     */
    void endAll(AccountId accountId, long epoch, Instant at);

    /**
     * The sessions of an account that are alive at this time, newest first; of those created at one moment, the one issued
     * last comes first.
     */
    List<Session> list(AccountId accountId, Instant now);

    /**
     * Hands a living session to another account, which is in the given epoch. Its token goes on to find it.
     *
     * @param session as it was found
     */
    void move(Session session, AccountId into, long epoch);

    /**
     * Removes at most {@code limit} rows that ended or expired before this time, of all kinds, and says how many. A store
     * whose rows go by themselves answers 0.
     */
    int purge(Instant before, int limit);
}
