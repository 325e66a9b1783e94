package io.menjin.core.login;

import io.menjin.core.login.internal.Claim;
import io.menjin.core.login.internal.CodeLogin;
import io.menjin.core.login.internal.Flights;
import io.menjin.core.login.internal.LoginLimits;
import io.menjin.core.login.internal.Registration;
import io.menjin.core.login.internal.TicketContent;
import io.menjin.core.login.internal.Tickets;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.source.Sources;

/**
 * Logs devices in and registers people. Thread-safe.
 *
 * <p>One code has one outcome: the same Idempotency-Key gets the same answer again for some minutes, after a lost
 * response, on another node or after a restart; everybody else gets {@code code_used}.
 *
 * <p>Besides the problems named at each method, every one of the {@code wechat_} problems is possible, and
 * {@link io.menjin.core.store.StoreUnavailableException} when a store cannot answer.
 */
public final class LoginService {

    private final Sources sources;
    private final LoginLimits limits;
    private final CodeLogin logins;
    private final Registration registrations;
    private final Tickets tickets;
    private final Flights flights = new Flights();

    public LoginService(
            Sources sources, LoginLimits limits, CodeLogin logins, Registration registrations, Tickets tickets) {
        this.sources = sources;
        this.limits = limits;
        this.logins = logins;
        this.registrations = registrations;
        this.tickets = tickets;
    }

    /**
     * Exchanges a code for a session.
     *
     * @throws io.menjin.core.problem.ProblemException {@code unknown_source}, {@code rate_limited},
     *     {@code invalid_code}, {@code code_used}, {@code high_risk}, {@code registration_required} (with a ticket unless
     *     registration is closed), {@code account_suspended}, {@code account_closing}, {@code phone_taken}, or
     *     {@code token_revoked} when all sessions of the person were ended meanwhile
     */
    public LoginResult login(LoginRequest request) {
        Source source = source(request.source());
        limits.address(request.remoteAddress());
        Claim claim = Claim.of(source.appId(), request.code(), request.idempotencyKey());
        return flights.join(claim, () -> logins.answer(source, request, claim)).get();
    }

    /**
     * Registers the person of a ticket with what the source demands of new people, and logs the device in.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_code} when the ticket is not valid (any more),
     *     {@code code_used} when it was used, {@code registration_required} with the same ticket when something is
     *     missing, {@code invalid_request} for a nickname that may not be, what
     *     {@link io.menjin.core.phone.PhoneService#bind} throws for the phone, and as {@link #login}
     */
    public LoginResult register(RegisterRequest request) {
        limits.address(request.remoteAddress());
        TicketContent ticket = tickets.open(request.ticket());
        Source source = source(ticket.source());
        Claim claim = Claim.of(request.ticket(), request.idempotencyKey());
        return flights.join(claim, () -> registrations.answer(source, request, ticket, claim))
                .get();
    }

    private Source source(SourceName name) {
        return sources.find(name)
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_SOURCE, "no source has this name")
                        .asException());
    }
}
