package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.account.internal.WatchedAccountStore;
import io.menjin.core.id.IdGenerator;
import io.menjin.core.login.LoginSettings;
import io.menjin.core.login.internal.LoginAnswer.Granted;
import io.menjin.core.login.internal.SessionIssuer.Login;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Device;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.session.SessionService;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.session.internal.NearCache;
import io.menjin.core.session.internal.Revocations;
import io.menjin.core.session.internal.WatchedSessionStore;
import io.menjin.core.source.Source;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.testkit.TestSources;
import io.menjin.core.token.TokenCodec;
import io.menjin.core.user.AvatarUrls;
import io.menjin.core.user.UserViews;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The parts of a node that issue, check and end sessions, put together as the core does it, and nothing around them: what a
 * model checker walks through must be small.
 */
final class LinearNode {

    private static final Source SHOP = new TestSources().get(TestSources.SHOP);

    private final AccountStore accounts;
    private final SessionIssuer issuer;
    private final Revocations revocations;
    private final SessionService sessions;
    private final InFlightLogins logins = new InFlightLogins();

    /**
     * Puts a node together.
     *
     * @param flaw what is wrong with it
     */
    LinearNode(
            Stores stores,
            SessionCacheSettings settings,
            ChangeFeed feed,
            Clock clock,
            SecureRandom random,
            Flaw flaw) {
        NearCache cache = new NearCache(settings, random);
        accounts = new WatchedAccountStore(stores.accounts(), cache, feed);
        SessionStore store = flaw == Flaw.CACHE_TOLD_BEFORE_THE_WRITE
                ? new HastySessionStore(stores.sessions(), cache)
                : new WatchedSessionStore(stores.sessions(), cache);
        feed.listen(cache);
        TokenCodec tokens = new TokenCodec(new PlainVault(), random);
        AccountWork work = new AccountWork(accounts, event -> {}, clock);
        InFlightLogins noted = flaw == Flaw.LOGINS_UNDER_WAY_FORGOTTEN ? new InFlightLogins() : logins;
        revocations = new Revocations(work, store, noted, event -> {}, clock);
        Receipts receipts =
                new Receipts(stores.ledger(), new PlainVault(), random, LoginSettings.DEFAULT, duration -> {}, clock);
        issuer = new SessionIssuer(
                store,
                accounts,
                tokens,
                new IdGenerator(clock, random),
                SessionPolicy.DEFAULT,
                receipts,
                new UserViews(new TestSources(), new AvatarUrls("/")),
                event -> {},
                clock);
        sessions = new SessionService(
                store, accounts, tokens, SessionPolicy.DEFAULT, revocations, event -> {}, cache, clock);
    }

    /** What a node can be made to do wrong, to see that it is found. */
    enum Flaw {
        NONE,
        /** The near cache hears of a change before it is written. */
        CACHE_TOLD_BEFORE_THE_WRITE,
        /** Ending all sessions does not note which logins are under way. */
        LOGINS_UNDER_WAY_FORGOTTEN
    }

    SessionService sessions() {
        return sessions;
    }

    /** A login begins: its code is on the way to WeChat. */
    InFlightLogins.Start begin() {
        return logins.start();
    }

    /** WeChat has said who it is: the rest of the login. Gives the token. */
    String finish(InFlightLogins.Start start, AccountId id) {
        try (start) {
            Account account = accounts.find(id).orElseThrow();
            Login login = new Login(new Person(SHOP, new OpenId("o1"), null), Device.UNKNOWN, start);
            Claim claim = Claim.of(SHOP.appId(), new LoginCode("code"), null);
            Granted granted = (Granted) issuer.issue(claim, login, account, false, null);
            return granted.get().token().reveal();
        }
    }

    void endAll(AccountId id) {
        revocations.endAll(id, "user", "logged_out_everywhere");
    }
}
