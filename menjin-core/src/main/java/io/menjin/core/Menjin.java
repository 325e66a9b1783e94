package io.menjin.core;

import io.menjin.core.account.internal.AccountMerger;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.account.internal.MergeCompletion;
import io.menjin.core.account.internal.WatchedAccountStore;
import io.menjin.core.id.IdGenerator;
import io.menjin.core.login.LoginService;
import io.menjin.core.login.internal.CodeLogin;
import io.menjin.core.login.internal.Enrolment;
import io.menjin.core.login.internal.LoginLimits;
import io.menjin.core.login.internal.Receipts;
import io.menjin.core.login.internal.Registration;
import io.menjin.core.login.internal.SessionIssuer;
import io.menjin.core.login.internal.TicketCodec;
import io.menjin.core.login.internal.Tickets;
import io.menjin.core.operation.OperatorService;
import io.menjin.core.operation.PurgeJob;
import io.menjin.core.operation.RekeyJob;
import io.menjin.core.phone.PhoneNumbers;
import io.menjin.core.phone.PhoneService;
import io.menjin.core.phone.internal.PhoneBinding;
import io.menjin.core.phone.internal.PhoneProofs;
import io.menjin.core.privacy.ClosingService;
import io.menjin.core.privacy.ErasureJob;
import io.menjin.core.privacy.ExportService;
import io.menjin.core.privacy.internal.Eraser;
import io.menjin.core.push.PushHandler;
import io.menjin.core.push.internal.DataRemoval;
import io.menjin.core.session.SessionService;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.session.internal.NearCache;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.session.internal.WatchedSessionStore;
import io.menjin.core.sessionkey.OpenDataService;
import io.menjin.core.sessionkey.SessionKeyRing;
import io.menjin.core.sessionkey.SessionKeyService;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenCodec;
import io.menjin.core.user.AvatarService;
import io.menjin.core.user.AvatarUrls;
import io.menjin.core.user.ProfileService;
import io.menjin.core.user.UserViews;
import io.menjin.core.user.WeChatProfiles;
import java.time.Clock;

/**
 * The core, wired: every use case over the ports it was given. Thread-safe; one instance serves one node.
 *
 * <p>Nothing in it starts threads: the jobs run when their {@code run} is called.
 */
public final class Menjin {

    private final LoginService logins;
    private final SessionService sessions;
    private final UserViews users;
    private final ProfileService profiles;
    private final AvatarService avatars;
    private final PhoneService phones;
    private final PhoneNumbers phoneNumbers;
    private final SessionKeyService sessionKeys;
    private final OpenDataService openData;
    private final ExportService exports;
    private final ClosingService closings;
    private final PushHandler pushes;
    private final OperatorService operators;
    private final ErasureJob erasureJob;
    private final RekeyJob rekeyJob;
    private final PurgeJob purgeJob;

    /** Takes everything that the core works with. */
    public static MenjinBuilder builder() {
        return new MenjinBuilder();
    }

    Menjin(Wiring w) {
        MenjinSettings settings = w.settings();
        Clock clock = new MicrosecondClock(w.clock());
        NearCache cache = new NearCache(settings.sessionCache(), w.random());
        // Every write of the core goes through these two, so nothing is changed that the cache does not hear of.
        AccountStore accounts = new WatchedAccountStore(w.accounts(), cache, w.changes());
        SessionStore sessionStore = new WatchedSessionStore(w.sessions(), cache);
        w.changes().listen(cache);
        IdGenerator ids = new IdGenerator(clock, w.random());
        TokenCodec tokens = new TokenCodec(w.vault(), w.random());
        AvatarUrls avatarUrls = new AvatarUrls(settings.avatarPrefix());
        users = new UserViews(w.sources(), avatarUrls);
        phoneNumbers = new PhoneNumbers(accounts, w.vault());
        AccountWork work = new AccountWork(accounts, w.events(), clock);
        InFlightLogins inFlight = new InFlightLogins();
        Revocations revocations = new Revocations(work, sessionStore, inFlight, w.events(), clock);
        AccountMerger merger = new AccountMerger(phoneNumbers);
        MergeCompletion merges = new MergeCompletion(work, sessionStore, revocations, w.avatars(), avatarUrls);

        SessionKeyRing ring = new SessionKeyRing(w.sessionKeys(), w.vault());
        sessionKeys = new SessionKeyService(ring, w.wechat(), users);
        openData = new OpenDataService(ring, w.openData(), w.once(), users, settings.openData(), clock);

        WeChatProfiles wechatProfiles = new WeChatProfiles(ring, w.openData(), openData);
        profiles = new ProfileService(work, w.wechat(), wechatProfiles, w.avatars(), avatarUrls, users);
        avatars = new AvatarService(work, w.avatars(), avatarUrls, users, settings.maxAvatarBytes());
        PhoneProofs proofs = new PhoneProofs(w.wechat(), openData);
        PhoneBinding binding = new PhoneBinding(phoneNumbers, merger);
        phones = new PhoneService(work, proofs, binding, merges, users);

        sessions = new SessionService(
                sessionStore, accounts, tokens, settings.sessions(), revocations, w.events(), cache, clock);
        Receipts receipts = new Receipts(w.ledger(), w.vault(), w.random(), settings.logins(), w.pause(), clock);
        Tickets tickets = new Tickets(new TicketCodec(w.vault()), w.once(), settings.logins(), w.random(), clock);
        LoginLimits limits = new LoginLimits(w.limiter());
        Enrolment enrolment = new Enrolment(work, binding, merger, ids);
        SessionIssuer issuer = new SessionIssuer(
                sessionStore, accounts, tokens, ids, settings.sessions(), receipts, users, w.events(), clock);
        CodeLogin codeLogin = new CodeLogin(
                w.wechat(),
                accounts,
                ring,
                enrolment,
                merges,
                proofs,
                issuer,
                receipts,
                tickets,
                limits,
                inFlight,
                clock);
        Registration registration =
                new Registration(enrolment, merges, proofs, profiles, issuer, receipts, tickets, limits, inFlight);
        logins = new LoginService(w.sources(), limits, codeLogin, registration, tickets);

        Eraser eraser = new Eraser(accounts, work, revocations, w.sessionKeys(), w.avatars(), clock);
        exports = new ExportService(accounts, sessions, w.sources(), users, clock);
        closings = new ClosingService(revocations, eraser, settings.coolingOff());
        pushes = new PushHandler(
                accounts,
                new DataRemoval(accounts, work, revocations, binding, w.sessionKeys(), w.avatars(), eraser),
                w.once(),
                clock);
        operators = new OperatorService(accounts, work, revocations, eraser, users);
        erasureJob = new ErasureJob(accounts, eraser, clock);
        rekeyJob = new RekeyJob(accounts, work, phoneNumbers, w.vault());
        purgeJob = new PurgeJob(sessionStore, w.sessionKeys(), settings.sessions(), settings.purgeAfter(), clock);
    }

    /** Silent login and registration. */
    public LoginService logins() {
        return logins;
    }

    /** Checking tokens, listing and ending sessions. */
    public SessionService sessions() {
        return sessions;
    }

    /** Showing accounts to devices. */
    public UserViews users() {
        return users;
    }

    /** Nickname and avatar address. */
    public ProfileService profiles() {
        return profiles;
    }

    /** Uploaded avatars. */
    public AvatarService avatars() {
        return avatars;
    }

    /** Binding the phone number. */
    public PhoneService phones() {
        return phones;
    }

    /** Full phone numbers, for the application's own code on the server. */
    public PhoneNumbers phoneNumbers() {
        return phoneNumbers;
    }

    /** Asking WeChat about the session_key. */
    public SessionKeyService sessionKeys() {
        return sessionKeys;
    }

    /** Opening encrypted data. */
    public OpenDataService openData() {
        return openData;
    }

    /** A copy of what we hold of a person. */
    public ExportService exports() {
        return exports;
    }

    /** Closing one's account. */
    public ClosingService closings() {
        return closings;
    }

    /** What WeChat pushes. */
    public PushHandler pushes() {
        return pushes;
    }

    /** What operators may do. */
    public OperatorService operators() {
        return operators;
    }

    /** Erases what is due; to be run every few minutes. */
    public ErasureJob erasureJob() {
        return erasureJob;
    }

    /** Seals under the active master key; to be run after a rotation. */
    public RekeyJob rekeyJob() {
        return rekeyJob;
    }

    /** Removes what is over; to be run every hour or so. */
    public PurgeJob purgeJob() {
        return purgeJob;
    }
}
