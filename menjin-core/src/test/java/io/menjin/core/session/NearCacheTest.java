package io.menjin.core.session;

import static io.menjin.core.problem.ProblemCode.TOKEN_INVALID;
import static io.menjin.core.problem.ProblemCode.TOKEN_REPLACED;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.menjin.core.login.LoginResult;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.CountedStores;
import io.menjin.core.testkit.Intercepted;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.ScriptedFeed;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.token.TokenCodec;
import io.menjin.core.user.ProfileUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Checks of tokens that cost no store, and everything that must end that. */
class NearCacheTest {

    private static final Duration STALENESS = SessionCacheSettings.DEFAULT.staleness();

    private final Stores real = MemoryStores.create();
    private final CountedStores counted = new CountedStores(real);
    private final ScriptedFeed feed = new ScriptedFeed();
    private final TestCore core = TestCore.fed(counted.stores(), feed);
    private final TestCore other = core.anotherNode(real);
    private final SessionService sessions = core.menjin.sessions();
    private final WeChatUser alice = WeChatUser.somebody();
    private final LoginResult login = core.login(alice);

    @Test
    void asksNoStoreAboutATokenThatWasCheckedAMomentAgo() {
        Authenticated first = check();
        counted.clear();
        assertThat(check()).isSameAs(first);
        assertThat(sessions.recall(login.token().reveal())).isSameAs(first);
        assertThat(sessions.introspect(login.token().reveal())).containsSame(first);
        assertThat(counted.calls()).isEmpty();
        assertThat(sessions.cacheStatistics().hits()).isEqualTo(3);
    }

    @Test
    void remembersNothingThatWasNotGood() {
        TokenValue lost =
                new TokenCodec(core.vault, TestCore.RANDOM).issue(login.user().id());
        for (int i = 0; i < 2; i++) {
            counted.clear();
            problem(TOKEN_INVALID, () -> sessions.authenticate(lost.reveal()));
            assertThat(counted.calls()).containsExactly("find");
        }
        assertThat(sessions.cacheStatistics().entries()).isZero();
    }

    @Test
    void doesNotTakeAnotherSpellingForTheTokenItRemembers() {
        check();
        String text = login.token().reveal();
        String last = text.substring(56).equals("A") ? "B" : "A";
        problem(TOKEN_INVALID, () -> sessions.authenticate(text.substring(0, 56) + last));
        problem(TOKEN_INVALID, () -> sessions.authenticate(text.substring(0, 56)));
        assertThat(sessions.recall(text + "A")).isNull();
    }

    @Test
    void refusesAtOnceWhatWasEndedHere() {
        LoginResult second = core.login(alice);
        check();
        sessions.end(core.caller(second), login.sessionId());
        problem(TOKEN_REVOKED, this::check);

        sessions.revoke(second.token().reveal());
        problem(TOKEN_REVOKED, () -> core.caller(second));

        LoginResult third = core.login(alice);
        LoginResult fourth = core.login(alice);
        core.caller(fourth);
        sessions.logoutEverywhere(core.caller(third));
        problem(TOKEN_REVOKED, () -> core.caller(third));
        problem(TOKEN_REVOKED, () -> core.caller(fourth));
    }

    @Test
    void refusesAtOnceWhatALoginHasReplacedHere() {
        check();
        for (int i = 0; i < SessionPolicy.DEFAULT.maxSessions(); i++) {
            core.login(alice);
        }
        problem(TOKEN_REPLACED, this::check);
    }

    @Test
    void showsAtOnceWhatWasChangedHere() {
        assertThat(check().account().nickname()).isNull();
        core.menjin.profiles().update(check(), new ProfileUpdate("Alice", null, null));
        assertThat(check().account().nickname()).isEqualTo("Alice");
        assertThat(feed.announced()).containsExactly(login.user().id());
    }

    @Test
    void acceptsWhatAnotherNodeHasEndedForTheStalenessAndNoLonger() {
        check();
        other.menjin.sessions().logoutEverywhere(other.caller(login));
        core.clock.advance(STALENESS.minusNanos(1000));
        check();
        core.clock.advance(Duration.ofNanos(1000));
        problem(TOKEN_REVOKED, this::check);
    }

    @Test
    void theStalenessIsCountedFromBeforeTheStoresWereAsked() {
        AtomicReference<Runnable> during = new AtomicReference<>(() -> {});
        AccountStore slow = Intercepted.before(
                AccountStore.class,
                real.accounts(),
                "find",
                arguments -> during.get().run());
        TestCore node =
                core.anotherNode(new Stores(slow, real.sessions(), real.sessionKeys(), real.ledger(), real.once()));
        during.set(() -> node.clock.advance(STALENESS));
        node.caller(login);
        assertThat(node.menjin.sessions().recall(login.token().reveal())).isNull();
    }

    @Test
    void asksTheStoresWhereTheAnswerMustBeOfThisMoment() {
        check();
        other.menjin.profiles().update(other.caller(login), new ProfileUpdate("Alice", null, null));
        assertThat(check().account().nickname()).isNull();
        Authenticated now = sessions.authenticateNow(login.token().reveal());
        assertThat(now.account().nickname()).isEqualTo("Alice");
        assertThat(check()).isSameAs(now);
    }

    @Test
    void asksAgainWhenTheClockWasSetBack() {
        check();
        core.clock.advance(Duration.ofNanos(-1000));
        counted.clear();
        check();
        assertThat(counted.calls()).containsExactly("find", "find");
    }

    @Test
    void remembersLongerWhileTheFeedConfirmsThatNothingIsMissing() {
        check();
        for (int i = 0; i < 20; i++) {
            core.clock.advance(STALENESS.minusMillis(1));
            feed.node().upToDate(core.clock.instant());
        }
        counted.clear();
        check();
        assertThat(counted.calls()).isEmpty();

        core.clock.advance(STALENESS);
        check();
        assertThat(counted.calls()).containsExactly("find", "find");
    }

    @Test
    void asksAgainAfterTheGreatestAgeWhateverTheFeedSays() {
        feed.node().upToDate(Instant.MAX);
        check();
        core.clock.advance(SessionCacheSettings.DEFAULT.maxAge().minusMillis(1));
        counted.clear();
        check();
        assertThat(counted.calls()).isEmpty();
        core.clock.advance(Duration.ofMillis(1));
        check();
        assertThat(counted.calls()).containsExactly("find", "find");
    }

    @Test
    void dropsWhatTheFeedSaysHasChanged() {
        feed.node().upToDate(Instant.MAX);
        Session session = check().session();
        counted.clear();
        feed.node().sessionChanged(session.tokenHash());
        check();
        feed.node().accountChanged(session.accountId());
        check();
        feed.node().accountChanged(other.login(WeChatUser.somebody()).user().id());
        check();
        assertThat(counted.calls()).containsExactly("find", "find", "find", "find");
    }

    @Test
    void dropsEverythingWhenTheFeedIsLostAndTrustsTimeAloneUntilItIsBack() {
        feed.node().upToDate(Instant.MAX);
        check();
        feed.node().lost();
        counted.clear();
        check();
        core.clock.advance(STALENESS);
        check();
        assertThat(counted.calls()).containsExactly("find", "find", "find", "find");
    }

    @Test
    void doesNotRememberWhatChangedWhileItWasRead() {
        AtomicReference<Runnable> during = new AtomicReference<>(() -> {});
        ScriptedFeed exact = new ScriptedFeed();
        TestCore[] node = new TestCore[1];
        AccountStore accounts = Intercepted.before(
                AccountStore.class,
                real.accounts(),
                "find",
                arguments -> during.getAndSet(() -> {}).run());
        node[0] = TestCore.fed(
                new Stores(accounts, real.sessions(), real.sessionKeys(), real.ledger(), real.once()), exact);
        exact.node().upToDate(Instant.MAX);
        LoginResult login = node[0].login(alice);
        LoginResult second = node[0].login(alice);
        Authenticated asking = node[0].caller(second);
        // The session was read alive; it ends before the account is read.
        during.set(() -> node[0].menjin.sessions().end(asking, login.sessionId()));

        node[0].caller(login);

        problem(TOKEN_REVOKED, () -> node[0].caller(login));
    }

    @Test
    void forgetsWhatAStoreMayHaveWrittenAlthoughItFailed() {
        feed.node().upToDate(Instant.MAX);
        check();
        SessionStore failing = Intercepted.before(SessionStore.class, real.sessions(), "end", arguments -> {
            throw new IllegalStateException("no answer");
        });
        ScriptedFeed exact = new ScriptedFeed();
        TestCore node = TestCore.fed(
                new Stores(real.accounts(), failing, real.sessionKeys(), real.ledger(), real.once()), exact);
        exact.node().upToDate(Instant.MAX);
        LoginResult login = node.login(alice);
        Authenticated caller = node.caller(login);
        assertThat(node.menjin.sessions().recall(login.token().reveal())).isNotNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> node.menjin.sessions().logout(caller));
        assertThat(node.menjin.sessions().recall(login.token().reveal())).isNull();
    }

    @Test
    void writesOneRenewalForManyRequestsAtOnce() {
        core.clock.advance(SessionPolicy.DEFAULT.renewAfter().plusSeconds(1));
        counted.clear();
        try (Race race = new Race()) {
            race.run(16, this::check).forEach(Race.Result::get);
        }
        assertThat(counted.calls()).containsOnlyOnce("renew");
        assertThat(check().session().idleExpiresAt())
                .isEqualTo(core.clock.instant().plus(SessionPolicy.DEFAULT.idle()));
    }

    @Test
    void canBeSwitchedOff() {
        TestCore off = TestCore.with(settings -> settings.withSessionCache(SessionCacheSettings.OFF));
        LoginResult login = off.login(alice);
        off.caller(login);
        assertThat(off.menjin.sessions().recall(login.token().reveal())).isNull();
    }

    @Test
    void oneProcessIsExact() {
        TestCore node = TestCore.fed(counted.stores(), ChangeFeed.ONE_PROCESS);
        LoginResult login = node.login(alice);
        node.caller(login);
        node.clock.advance(STALENESS.multipliedBy(10));
        counted.clear();
        node.menjin.sessions().authenticateNow(login.token().reveal());
        assertThat(counted.calls()).isEmpty();
    }

    @Test
    void settingsRefuseWhatBreaksThePromise() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionCacheSettings(1, second.plusNanos(1), Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionCacheSettings(1, Duration.ZERO, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionCacheSettings(1, second, second.minusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionCacheSettings(-1, second, second));
    }

    private Authenticated check() {
        return sessions.authenticate(login.token().reveal());
    }
}
