package io.menjin.core.session;

import io.menjin.core.account.Account;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent.SessionsEnded;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenCodec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens, and lists and ends sessions. Thread-safe.
 *
 * <p>Every method fails with {@link io.menjin.core.store.StoreUnavailableException} when a store cannot answer.
 */
public final class SessionService {

    private final SessionStore sessions;
    private final AccountStore accounts;
    private final TokenCodec tokens;
    private final SessionPolicy policy;
    private final Revocations revocations;
    private final EventPublisher events;
    private final Clock clock;

    public SessionService(
            SessionStore sessions,
            AccountStore accounts,
            TokenCodec tokens,
            SessionPolicy policy,
            Revocations revocations,
            EventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.policy = policy;
        this.revocations = revocations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Checks a bearer token and renews its session. A token that we have not made costs no read.
     *
     * @param bearer the token without the word Bearer, or null when there was none
     * @throws ProblemException {@code token_missing}, {@code token_invalid}, {@code token_expired},
     *     {@code token_replaced}, {@code token_revoked}, {@code account_suspended} or {@code account_closing}
     */
    public Authenticated authenticate(@Nullable String bearer) {
        if (bearer == null || bearer.isEmpty()) {
            throw problem(ProblemCode.TOKEN_MISSING, "send the token in the Authorization header");
        }
        TokenValue token = tokens.parse(bearer)
                .orElseThrow(() -> problem(ProblemCode.TOKEN_INVALID, "not a token of this service"));
        Session session = sessions.find(TokenCodec.ref(token))
                .orElseThrow(() -> problem(ProblemCode.TOKEN_INVALID, "no session has this token"));
        Instant now = clock.instant();
        requireAlive(session, now);
        // The account is read too: a session outlives neither its account nor a change that the session store
        // has not heard of because the process died between the two writes.
        Account account = accounts.find(session.accountId()).orElseThrow(Admission::revoked);
        if (session.epoch() < account.epoch()) {
            throw Admission.revoked();
        }
        Admission.requireActive(account);
        return new Authenticated(renew(session, now), account);
    }

    /** As {@link #authenticate}, with empty for every token that is not good now (RFC 7662 section 2.2). */
    public Optional<Authenticated> introspect(String token) {
        try {
            return Optional.of(authenticate(token));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** The living sessions of a person, newest first. */
    public List<SessionView> list(Authenticated caller) {
        Instant now = clock.instant();
        SessionId asking = caller.session().id();
        return sessions.list(caller.account().id(), now).stream()
                .filter(session -> !session.isExpired(now))
                .map(session -> SessionView.of(session, asking))
                .toList();
    }

    /**
     * Ends one session of the caller's account; repeating it is harmless.
     *
     * @return whether it was alive until now
     */
    public boolean end(Authenticated caller, SessionId id) {
        Instant now = clock.instant();
        boolean ended = sessions.end(caller.account().id(), id, EndReason.LOGGED_OUT, now);
        if (ended) {
            events.publish(new SessionsEnded(caller.account().id(), EndReason.LOGGED_OUT, now));
        }
        return ended;
    }

    /** Ends the caller's own session. */
    public void logout(Authenticated caller) {
        end(caller, caller.session().id());
    }

    /**
     * Ends every session of the caller's account in constant time, this one included. When it has returned, no token
     * issued before validates, nor one of a login that was under way on this node.
     */
    public void logoutEverywhere(Authenticated caller) {
        revocations.endAll(caller.account().id(), "user", "logged_out_everywhere");
    }

    /** Ends the session of a token, whoever it belongs to; does nothing when it has none (RFC 7009 section 2.2). */
    public void revoke(String token) {
        tokens.parse(token)
                .flatMap(known -> sessions.find(TokenCodec.ref(known)))
                .ifPresent(session -> {
                    Instant now = clock.instant();
                    if (sessions.end(session.accountId(), session.id(), EndReason.LOGGED_OUT, now)) {
                        events.publish(new SessionsEnded(session.accountId(), EndReason.LOGGED_OUT, now));
                    }
                });
    }

    private static void requireAlive(Session session, Instant now) {
        EndReason ended = session.endReason();
        if (ended == EndReason.REPLACED) {
            throw problem(ProblemCode.TOKEN_REPLACED, "a newer login took the place of this session");
        }
        if (ended != null) {
            throw Admission.revoked();
        }
        if (session.isExpired(now)) {
            throw problem(ProblemCode.TOKEN_EXPIRED, "the session has expired");
        }
    }

    private Session renew(Session session, Instant now) {
        Instant idleEnd = policy.idleEnd(now, session.expiresAt());
        boolean last = idleEnd.equals(session.expiresAt()) && !idleEnd.equals(session.idleExpiresAt());
        if (!last && !idleEnd.isAfter(session.idleExpiresAt().plus(policy.renewAfter()))) {
            return session;
        }
        sessions.renew(session, idleEnd, now);
        return session.withIdleExpiresAt(idleEnd);
    }

    private static ProblemException problem(ProblemCode code, String detail) {
        return Problem.of(code, detail).asException();
    }
}
