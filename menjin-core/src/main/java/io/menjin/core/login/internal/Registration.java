package io.menjin.core.login.internal;

import io.menjin.core.account.Step;
import io.menjin.core.account.internal.MergeCompletion;
import io.menjin.core.login.RegisterRequest;
import io.menjin.core.login.internal.LoginAnswer.RegistrationRequired;
import io.menjin.core.login.internal.Receipts.Found;
import io.menjin.core.login.internal.SessionIssuer.Login;
import io.menjin.core.phone.internal.PhoneProofs;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.user.ProfileService;
import io.menjin.core.wechat.WeChatPhone;
import java.util.List;
import java.util.Optional;

/** One registration, from the ticket to the session. Thread-safe. */
public final class Registration {

    private final Enrolment enrolment;
    private final MergeCompletion merges;
    private final PhoneProofs phones;
    private final ProfileService profiles;
    private final SessionIssuer issuer;
    private final Receipts receipts;
    private final Tickets tickets;
    private final LoginLimits limits;
    private final InFlightLogins inFlight;

    public Registration(
            Enrolment enrolment,
            MergeCompletion merges,
            PhoneProofs phones,
            ProfileService profiles,
            SessionIssuer issuer,
            Receipts receipts,
            Tickets tickets,
            LoginLimits limits,
            InFlightLogins inFlight) {
        this.enrolment = enrolment;
        this.merges = merges;
        this.phones = phones;
        this.profiles = profiles;
        this.issuer = issuer;
        this.receipts = receipts;
        this.tickets = tickets;
        this.limits = limits;
        this.inFlight = inFlight;
    }

    /** The answer to a registration; requests with the same ticket do not come here at the same time. */
    public LoginAnswer answer(Source source, RegisterRequest request, TicketContent ticket, Claim claim) {
        Optional<LoginAnswer> before = before(ticket, claim);
        if (before.isPresent()) {
            return before.get();
        }
        try (InFlightLogins.Start start = inFlight.start()) {
            Person person = new Person(source, ticket.openId(), ticket.unionId());
            limits.person(person);
            requireComplete(source, request);
            tickets.begin(ticket);
            try {
                return register(new Login(person, ticket.device(), start), request, ticket, claim);
            } catch (ProblemException e) {
                if (!isSpent(e.problem().code()) || !tickets.hasBegunAgain(ticket)) {
                    throw e;
                }
                // The proof may be spent by this very request on another node, which is about to answer.
                return receipts.await(claim).orElseThrow(() -> e);
            }
        }
    }

    private static boolean isSpent(ProblemCode code) {
        return code == ProblemCode.INVALID_CODE
                || code == ProblemCode.CODE_USED
                || code == ProblemCode.SESSION_KEY_EXPIRED;
    }

    /** The answer that this ticket has led to already. */
    private Optional<LoginAnswer> before(TicketContent ticket, Claim claim) {
        Optional<LoginAnswer> recent = receipts.recent(claim);
        if (recent.isPresent()) {
            return recent;
        }
        Found found = receipts.find(claim);
        if (found.answer() != null) {
            return Optional.of(found.answer());
        }
        if (found.exists()) {
            throw used();
        }
        // Used without an answer: another node is about to write it, or nobody can have it again.
        return tickets.isUsed(ticket)
                ? Optional.of(receipts.await(claim).orElseThrow(Registration::used))
                : Optional.empty();
    }

    private static void requireComplete(Source source, RegisterRequest request) {
        if (source.registration() == RegistrationPolicy.CLOSED) {
            throw new RegistrationRequired(null, List.of()).asException();
        }
        List<Step> missing = Tickets.demanded(source.registration()).stream()
                .filter(step -> step == Step.PHONE ? request.phone() == null : request.nickname() == null)
                .toList();
        if (!missing.isEmpty()) {
            throw new RegistrationRequired(request.ticket(), missing).asException();
        }
    }

    private LoginAnswer register(Login login, RegisterRequest request, TicketContent ticket, Claim claim) {
        Person person = login.person();
        String nickname = request.nickname() == null
                ? null
                : profiles.accept(person.source(), person.openId(), request.nickname());
        WeChatPhone phone =
                request.phone() == null ? null : phones.read(person.source(), person.openId(), request.phone());
        Enrolled enrolled = enrolment
                .enrol(person, new Wanted(true, false, phone, nickname))
                .orElseThrow(() -> new IllegalStateException("an enrolment that may create gave no account"));
        enrolled.merges().forEach(merge -> merges.complete(merge, null));
        // As late as possible, so that a ticket outlives a refused phone number or nickname.
        if (!tickets.use(ticket)) {
            return receipts.await(claim).orElseThrow(Registration::used);
        }
        return issuer.issue(claim, login, enrolled.account(), enrolled.created(), null);
    }

    private static ProblemException used() {
        return Problem.of(ProblemCode.CODE_USED, "the ticket has been used").asException();
    }
}
