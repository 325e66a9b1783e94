package io.menjin.core.session;

import io.menjin.core.account.Account;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.crypto.internal.SipHash.Hash128;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent.SessionsEnded;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.session.internal.NearCache;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenCodec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final NearCache cache;
    private final Clock clock;
    /** Sessions whose renewal is being written. */
    private final Set<SessionId> renewing = ConcurrentHashMap.newKeySet();

    public SessionService(
            SessionStore sessions,
            AccountStore accounts,
            TokenCodec tokens,
            SessionPolicy policy,
            Revocations revocations,
            EventPublisher events,
            NearCache cache,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.policy = policy;
        this.revocations = revocations;
        this.events = events;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Checks a bearer token and renews its session. A token that we have not made costs no read, nor does one that this node
     * has checked a moment ago.
     *
     * <p>A change that was made on this node shows at once, one made on another node within
     * {@link SessionCacheSettings#staleness}. Do not refuse a person something because of what is missing in the account
     * given here; ask {@link #authenticateNow} first.
     *
     * @param bearer the token without the word Bearer, or null when there was none
     * @throws ProblemException {@code token_missing}, {@code token_invalid}, {@code token_expired},
     *     {@code token_replaced}, {@code token_revoked}, {@code account_suspended} or {@code account_closing}
     */
    public Authenticated authenticate(@Nullable String bearer) {
        String text = required(bearer);
        Hash128 key = cache.key(text);
        Authenticated known = cache.find(key, clock.millis());
        return known != null ? known : ask(text, key, clock.instant());
    }

    /**
     * As {@link #authenticate}, with session and account as they are at this moment on every node: for whatever shows a person
     * their own data, and before a refusal.
     */
    public Authenticated authenticateNow(@Nullable String bearer) {
        return cache.isExact() ? authenticate(bearer) : askNow(required(bearer));
    }

    /**
     * Whom a token stands for, if this node remembers that it is good. No I/O.
     *
     * @return null when {@link #authenticate} has to be asked
     */
    public @Nullable Authenticated recall(String bearer) {
        return cache.find(cache.key(bearer), clock.millis());
    }

    /**
     * Whether a text is a token that one of our master keys has made, good or not. No I/O: when it is none,
     * {@link #authenticate} and {@link #introspect} ask no store either.
     */
    public boolean isOurs(String bearer) {
        return tokens.parse(bearer).isPresent();
    }

    private static String required(@Nullable String bearer) {
        if (bearer == null || bearer.isEmpty()) {
            throw problem(ProblemCode.TOKEN_MISSING, "send the token in the Authorization header");
        }
        return bearer;
    }

    private Authenticated askNow(String bearer) {
        return ask(bearer, cache.key(bearer), clock.instant());
    }

    private Authenticated ask(String bearer, @Nullable Hash128 key, Instant now) {
        cache.missed();
        TokenValue token = tokens.parse(bearer)
                .orElseThrow(() -> problem(ProblemCode.TOKEN_INVALID, "not a token of this service"));
        // Before the first read: what changes from here on makes the answer too old to be remembered.
        long stamp = cache.stamp();
        Session session = sessions.find(TokenCodec.ref(token))
                .orElseThrow(() -> problem(ProblemCode.TOKEN_INVALID, "no session has this token"));
        requireAlive(session, now);
        // The account is read too: a session outlives neither its account nor a change that the session store
        // has not heard of because the process died between the two writes.
        Account account = accounts.find(session.accountId()).orElseThrow(Admission::revoked);
        if (session.epoch() < account.epoch()) {
            throw Admission.revoked();
        }
        Admission.requireActive(account);
        Authenticated answer = new Authenticated(session, account);
        if (policy.isRenewalDue(session, now)) {
            return renew(answer, key, stamp, now);
        }
        remember(answer, key, stamp, now);
        return answer;
    }

    /** As {@link #authenticate}, with empty for every token that is not good now (RFC 7662 section 2.2). */
    public Optional<Authenticated> introspect(String token) {
        try {
            return Optional.of(authenticate(token));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** What the near cache of this node has done. */
    public SessionCacheStatistics cacheStatistics() {
        return cache.statistics();
    }

    /** The living sessions of a person, newest first. */
    public List<SessionView> list(Authenticated caller) {
        Instant now = clock.instant();
        SessionId asking = caller.session().id();
        long epoch = caller.account().epoch();
        return sessions.list(caller.account().id(), now).stream()
                // A store that was set back, as by a failover, may not know of an epoch that the account has entered.
                .filter(session -> session.epoch() >= epoch && !session.isExpired(now))
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

    /** Writes one renewal, however many requests find at once that it is due. */
    private Authenticated renew(Authenticated answer, @Nullable Hash128 key, long stamp, Instant now) {
        Session session = answer.session();
        if (!renewing.add(session.id())) {
            return answer;
        }
        try {
            Authenticated last = cache.last(key);
            if (last != null && !policy.isRenewalDue(last.session(), now)) {
                return new Authenticated(
                        session.withIdleExpiresAt(last.session().idleExpiresAt()), answer.account());
            }
            Instant idleEnd = policy.idleEnd(now, session.expiresAt());
            sessions.renew(session, idleEnd, now);
            Authenticated renewed = new Authenticated(session.withIdleExpiresAt(idleEnd), answer.account());
            remember(renewed, key, stamp, now);
            return renewed;
        } finally {
            renewing.remove(session.id());
        }
    }

    private void remember(Authenticated answer, @Nullable Hash128 key, long stamp, Instant now) {
        cache.put(key, answer, stamp, now, policy.undisturbedUntil(answer.session()));
    }

    private static ProblemException problem(ProblemCode code, String detail) {
        return Problem.of(code, detail).asException();
    }
}
