package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Step;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.account.internal.MergeCompletion;
import io.menjin.core.account.internal.Reopening;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.internal.LoginAnswer.RegistrationRequired;
import io.menjin.core.login.internal.SessionIssuer.Login;
import io.menjin.core.phone.PhoneProof.ByCode;
import io.menjin.core.phone.internal.PhoneProofs;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.sessionkey.SessionKeyRing;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.KnownIdentity;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.core.wechat.WeChatProblems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One silent login, from the code to the session. Thread-safe.
 *
 * <p>Somebody whom we know and who wants nothing else costs one call of WeChat, one read and one write.
 */
public final class CodeLogin {

    private final WeChatPlatform wechat;
    private final AccountStore accounts;
    private final SessionKeyRing ring;
    private final Enrolment enrolment;
    private final MergeCompletion merges;
    private final PhoneProofs phones;
    private final SessionIssuer issuer;
    private final Receipts receipts;
    private final Tickets tickets;
    private final LoginLimits limits;
    private final InFlightLogins inFlight;
    private final Clock clock;

    public CodeLogin(
            WeChatPlatform wechat,
            AccountStore accounts,
            SessionKeyRing ring,
            Enrolment enrolment,
            MergeCompletion merges,
            PhoneProofs phones,
            SessionIssuer issuer,
            Receipts receipts,
            Tickets tickets,
            LoginLimits limits,
            InFlightLogins inFlight,
            Clock clock) {
        this.wechat = wechat;
        this.accounts = accounts;
        this.ring = ring;
        this.enrolment = enrolment;
        this.merges = merges;
        this.phones = phones;
        this.issuer = issuer;
        this.receipts = receipts;
        this.tickets = tickets;
        this.limits = limits;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** The answer to a login; requests with the same code do not come here at the same time. */
    public LoginAnswer answer(Source source, LoginRequest request, Claim claim) {
        Optional<LoginAnswer> before = receipts.recent(claim);
        if (before.isPresent()) {
            return before.get();
        }
        try (InFlightLogins.Start start = inFlight.start()) {
            CodeExchange exchange;
            try {
                exchange = WeChatProblems.translating(source, () -> wechat.exchange(source, request.code()));
            } catch (ProblemException e) {
                return answerToUsedCode(claim, e);
            }
            Person person = new Person(source, exchange.openId(), exchange.unionId());
            SealedSessionKey key = ring.seal(source.appId(), exchange.openId(), exchange.sessionKey(), clock.instant());
            limits.person(person);
            return answer(new Login(person, request.device(), start), request, claim, key);
        }
    }

    /** A code may have been used by this very request, on another node or before a restart. */
    private LoginAnswer answerToUsedCode(Claim claim, ProblemException refusal) {
        if (refusal.problem().code() != ProblemCode.CODE_USED) {
            throw refusal;
        }
        return receipts.await(claim).orElseThrow(() -> refusal);
    }

    private LoginAnswer answer(Login login, LoginRequest request, Claim claim, SealedSessionKey key) {
        Person person = login.person();
        Optional<KnownIdentity> known = accounts.findByIdentity(person.source().appId(), person.openId());
        known.ifPresent(found -> requireUsable(found.account(), request.reopen()));
        if (known.isPresent() && isPlain(known.get(), person, request)) {
            return issuer.issue(claim, login, known.get().account(), false, key);
        }
        Optional<Enrolled> enrolled = enrol(person, known.isPresent(), request);
        if (enrolled.isEmpty()) {
            return registrationRequired(login, claim, key);
        }
        enrolled.get().merges().forEach(merge -> merges.complete(merge, null));
        return issuer.issue(
                claim, login, enrolled.get().account(), enrolled.get().created(), key);
    }

    /** Refuses before a phone code is spent. */
    private void requireUsable(Account account, boolean reopen) {
        if (!(reopen && Reopening.isPossible(account, clock.instant()))) {
            Admission.requireActive(account);
        }
    }

    /** Whether nothing but a session has to be written. */
    private static boolean isPlain(KnownIdentity known, Person person, LoginRequest request) {
        return known.account().state() == AccountState.ACTIVE
                && request.phoneCode() == null
                && (person.unionId() == null
                        || person.unionId().equals(known.identity().unionId()));
    }

    private Optional<Enrolled> enrol(Person person, boolean known, LoginRequest request) {
        RegistrationPolicy policy = person.source().registration();
        boolean create = policy == RegistrationPolicy.OPEN
                || (policy == RegistrationPolicy.PHONE && request.phoneCode() != null);
        if (!known && !create) {
            // Somebody whom we know from another app of the same open platform is not new. The phone code is not
            // spent before that is clear: without an account it would be lost.
            Optional<Enrolled> met = enrolment.enrol(person, new Wanted(false, request.reopen(), null, null));
            if (met.isEmpty() || request.phoneCode() == null) {
                return met;
            }
        }
        WeChatPhone phone = phone(person, request.phoneCode());
        return enrolment.enrol(person, new Wanted(create, request.reopen(), phone, null));
    }

    private @Nullable WeChatPhone phone(Person person, @Nullable PhoneCode code) {
        return code == null ? null : phones.read(person.source(), person.openId(), new ByCode(code));
    }

    private LoginAnswer registrationRequired(Login login, Claim claim, SealedSessionKey key) {
        Person person = login.person();
        RegistrationPolicy policy = person.source().registration();
        RegistrationRequired answer;
        if (policy == RegistrationPolicy.CLOSED) {
            answer = new RegistrationRequired(null, List.of());
        } else {
            // The blob of a phone tap, which may complete the registration, opens with this key only.
            ring.add(person.source().appId(), person.openId(), key);
            List<Step> missing = Tickets.demanded(policy);
            answer = new RegistrationRequired(tickets.issue(person, login.device()), missing);
        }
        Instant now = clock.instant();
        receipts.store(receipts.receipt(claim, answer, now));
        return answer;
    }
}
