package io.menjin.core.session;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_CLOSING;
import static io.menjin.core.problem.ProblemCode.ACCOUNT_SUSPENDED;
import static io.menjin.core.problem.ProblemCode.TOKEN_EXPIRED;
import static io.menjin.core.problem.ProblemCode.TOKEN_INVALID;
import static io.menjin.core.problem.ProblemCode.TOKEN_MISSING;
import static io.menjin.core.problem.ProblemCode.TOKEN_REPLACED;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.event.MenjinEvent.SessionsEnded;
import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.CountedStores;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.token.TokenCodec;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SessionServiceTest {

    private static final Duration IDLE = SessionPolicy.DEFAULT.idle();
    private static final Duration ABSOLUTE = SessionPolicy.DEFAULT.absolute();

    private final Stores real = MemoryStores.create();
    private final CountedStores counted = new CountedStores(real);
    private final TestCore core = TestCore.over(counted.stores());
    private final SessionService sessions = core.menjin.sessions();
    private final WeChatUser alice = WeChatUser.somebody();
    private final LoginResult login = core.login(alice);

    @Test
    void knowsWhoseTokenItIs() {
        Authenticated caller = sessions.authenticate(login.token().reveal());
        assertThat(caller.account().id()).isEqualTo(login.user().id());
        assertThat(caller.session().id()).isEqualTo(login.sessionId());
    }

    @Test
    void asksForATokenWhereNoneIs() {
        problem(TOKEN_MISSING, () -> sessions.authenticate(null));
        problem(TOKEN_MISSING, () -> sessions.authenticate(""));
    }

    @Test
    void refusesGarbageWithoutAskingAnyStore() {
        counted.clear();
        String foreign = new TokenCodec(TestCore.inMemory().vault, TestCore.RANDOM)
                .issue(login.user().id())
                .reveal();
        for (String garbage :
                List.of("x", "mj_", "mj_" + "A".repeat(75), foreign, foreign + "A", "\0", "x".repeat(99_999))) {
            problem(TOKEN_INVALID, () -> sessions.authenticate(garbage));
            assertThat(sessions.introspect(garbage)).isEmpty();
            sessions.revoke(garbage);
        }
        assertThat(counted.calls()).isEmpty();
    }

    @Test
    void refusesATokenOfOursThatNoSessionHas() {
        TokenValue lost =
                new TokenCodec(core.vault, TestCore.RANDOM).issue(login.user().id());
        problem(TOKEN_INVALID, () -> sessions.authenticate(lost.reveal()));
    }

    @Test
    void costsTwoReadsAndNoWrite() {
        counted.clear();
        sessions.authenticate(login.token().reveal());
        assertThat(counted.calls()).containsExactly("find", "find");
    }

    @Test
    void expiresWhenItIsNotUsed() {
        core.clock.advance(IDLE.minusMillis(1));
        assertThat(sessions.introspect(login.token().reveal())).isPresent();
        core.clock.advance(IDLE);
        problem(TOKEN_EXPIRED, this::authenticate);
        assertThat(sessions.introspect(login.token().reveal())).isEmpty();
    }

    @Test
    void livesOnWithUseUntilItsAbsoluteEnd() {
        Duration step = IDLE.dividedBy(2);
        for (Duration age = step; age.compareTo(ABSOLUTE) < 0; age = age.plus(step)) {
            core.clock.advance(step);
            authenticate();
        }
        core.clock.set(login.expiresAt().minusMillis(1));
        authenticate();
        core.clock.set(login.expiresAt());
        problem(TOKEN_EXPIRED, this::authenticate);
    }

    @Test
    void renewsOnlyWhenEnoughTimeHasGone() {
        counted.clear();
        core.clock.advance(SessionPolicy.DEFAULT.renewAfter());
        authenticate();
        assertThat(counted.calls()).doesNotContain("renew");
        core.clock.advance(Duration.ofMillis(1));
        Authenticated caller = sessions.authenticate(login.token().reveal());
        assertThat(counted.calls()).contains("renew");
        assertThat(caller.session().idleExpiresAt())
                .isEqualTo(core.clock.instant().plus(IDLE));
        counted.clear();
        authenticate();
        assertThat(counted.calls()).doesNotContain("renew");
    }

    @Test
    void tellsTheOldSessionOfADeviceThatItWasReplaced() {
        core.clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < SessionPolicy.DEFAULT.maxSessions(); i++) {
            core.login(alice);
            core.clock.advance(Duration.ofSeconds(1));
        }
        problem(TOKEN_REPLACED, this::authenticate);
        assertThat(core.events.of(SessionsEnded.class))
                .extracting(SessionsEnded::reason)
                .containsExactly(EndReason.REPLACED);
    }

    @Test
    void logsOutOnlyItself() {
        LoginResult other = core.login(alice);
        sessions.logout(core.caller(login));
        problem(TOKEN_REVOKED, this::authenticate);
        core.caller(other);
        assertThat(core.events.of(SessionsEnded.class))
                .extracting(SessionsEnded::reason)
                .containsExactly(EndReason.LOGGED_OUT);
    }

    @Test
    void logsOutEverywhereInAConstantNumberOfSteps() {
        LoginResult other = core.login(alice);
        LoginResult bobs = core.login(WeChatUser.somebody());
        Authenticated caller = core.caller(login);
        counted.clear();

        sessions.logoutEverywhere(caller);

        assertThat(counted.calls()).containsExactly("transact", "endAll");
        problem(TOKEN_REVOKED, this::authenticate);
        problem(TOKEN_REVOKED, () -> core.caller(other));
        core.caller(bobs);
        core.caller(core.login(alice));
    }

    @Test
    void endsASessionOfItsOwnOnly() {
        LoginResult other = core.login(alice);
        LoginResult bobs = core.login(WeChatUser.somebody());
        Authenticated caller = core.caller(login);
        assertThat(sessions.end(caller, other.sessionId())).isTrue();
        assertThat(sessions.end(caller, other.sessionId())).isFalse();
        assertThat(sessions.end(caller, bobs.sessionId())).isFalse();
        problem(TOKEN_REVOKED, () -> core.caller(other));
        core.caller(bobs);
    }

    @Test
    void listsItsOwnSessionsAndMarksTheOneThatAsks() {
        core.clock.advance(Duration.ofSeconds(1));
        LoginResult other = core.login(alice);
        core.login(WeChatUser.somebody());
        assertThat(sessions.list(core.caller(login)))
                .extracting(SessionView::id, SessionView::current)
                .containsExactly(tuple(other.sessionId(), false), tuple(login.sessionId(), true));
    }

    @Test
    void listsNoSessionOfAnEarlierEpochEvenIfTheSessionStoreHasNotHeardOfIt() {
        write(real.accounts().find(login.user().id()).orElseThrow().withNextEpoch());
        LoginResult later = core.login(alice);
        assertThat(sessions.list(core.caller(later)))
                .extracting(SessionView::id)
                .containsExactly(later.sessionId());
    }

    @Test
    void revokesByToken() {
        sessions.revoke(login.token().reveal());
        problem(TOKEN_REVOKED, this::authenticate);
        sessions.revoke(login.token().reveal());
        assertThat(core.events.of(SessionsEnded.class)).hasSize(1);
    }

    @Test
    void refusesTheSessionsOfAnAccountThatMayNotBeUsedEvenIfTheSessionStoreHasNotHeardOfIt() {
        assertRefused(TOKEN_REVOKED, Account::withNextEpoch);
        assertRefused(ACCOUNT_SUSPENDED, account -> account.withState(AccountState.SUSPENDED, null));
        assertRefused(ACCOUNT_CLOSING, account -> account.withState(AccountState.CLOSING, core.clock.instant()));
    }

    @Test
    void refusesASessionWhoseAccountIsGoneEvenIfTheSessionStoreHasNotHeardOfIt() {
        AccountId id = login.user().id();
        real.accounts().transact(tx -> {
            tx.delete(id);
            return true;
        });
        problem(TOKEN_REVOKED, this::authenticate);
    }

    private void assertRefused(ProblemCode code, UnaryOperator<Account> change) {
        AccountId id = login.user().id();
        Account before = real.accounts().find(id).orElseThrow();
        write(change.apply(before));
        problem(code, this::authenticate);
        assertThat(sessions.introspect(login.token().reveal())).isEmpty();
        write(before);
        authenticate();
    }

    /** As another node would: this one learns of it by time only. */
    private void write(Account account) {
        real.accounts().transact(tx -> {
            tx.update(account);
            return true;
        });
        core.clock.advance(SessionCacheSettings.DEFAULT.staleness());
    }

    private void authenticate() {
        sessions.authenticate(login.token().reveal());
    }
}
