package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent.SessionsEnded;
import io.menjin.core.event.MenjinEvent.UserLoggedIn;
import io.menjin.core.id.IdGenerator;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.internal.LoginAnswer.Granted;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.session.Device;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.IssueOutcome.Issued;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenCodec;
import io.menjin.core.user.UserViews;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the session of a login in one round trip. Thread-safe. */
public final class SessionIssuer {

    private final SessionStore sessions;
    private final AccountStore accounts;
    private final TokenCodec tokens;
    private final IdGenerator ids;
    private final SessionPolicy policy;
    private final Receipts receipts;
    private final UserViews users;
    private final EventPublisher events;
    private final Clock clock;

    public SessionIssuer(
            SessionStore sessions,
            AccountStore accounts,
            TokenCodec tokens,
            IdGenerator ids,
            SessionPolicy policy,
            Receipts receipts,
            UserViews users,
            EventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.ids = ids;
        this.policy = policy;
        this.receipts = receipts;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Issues a session.
     *
     * @throws ProblemException {@code token_revoked} when all sessions of the account were ended while this login was
     *     under way, or what has become of the account since
     */
    LoginAnswer issue(
            Claim claim, Login login, Account account, boolean created, @Nullable SealedSessionKey sessionKey) {
        Instant now = clock.instant();
        TokenValue token = tokens.issue(account.id());
        Session session = session(login, account, token, now);
        LoginAnswer answer = new Granted(new LoginResult(
                token,
                session.expiresAt(),
                created,
                users.of(account, login.person().source().steps()),
                session.id()));
        LoginReceipt receipt = receipts.receipt(claim, answer, now);
        IssueOutcome outcome = sessions.issue(new SessionGrant(
                session, policy.maxSessions(), login.person().source().appId(), sessionKey, receipt));
        if (!(outcome instanceof Issued issued)) {
            throw overtaken(account);
        }
        if (login.start().isRevoked(account.id())) {
            sessions.end(account.id(), session.id(), EndReason.REVOKED, now);
            throw Admission.revoked();
        }
        receipts.remember(receipt);
        if (!issued.replaced().isEmpty()) {
            events.publish(new SessionsEnded(account.id(), EndReason.REPLACED, now));
        }
        events.publish(new UserLoggedIn(account.id(), session.id(), session.source(), created, now));
        return answer;
    }

    private Session session(Login login, Account account, TokenValue token, Instant now) {
        Instant expiresAt = now.plus(policy.absolute());
        return new Session(
                ids.newSessionId(),
                TokenCodec.hash(token),
                account.id(),
                account.epoch(),
                login.person().source().name(),
                login.person().openId(),
                login.device(),
                now,
                expiresAt,
                policy.idleEnd(now, expiresAt),
                null);
    }

    /** Why the account has moved on, as far as it can be said. */
    private ProblemException overtaken(Account account) {
        accounts.find(account.id()).ifPresent(Admission::requireActive);
        return Admission.revoked();
    }

    /** A login under way. */
    record Login(Person person, Device device, InFlightLogins.Start start) {}
}
