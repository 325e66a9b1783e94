package io.menjin.core.store.contract;

import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.Race.Result;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.token.TokenCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** When all sessions have ended, no token issued before validates, on any node. */
public abstract class RevocationRaceContract {

    private static final int REPETITIONS = 50;

    private final WeChatUser user = WeChatUser.somebody();
    private TestCore one;
    private TestCore other;
    private Authenticated caller;

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @BeforeEach
    void startTwoNodesAndLogIn() {
        one = TestCore.over(stores());
        other = one.anotherNode();
        caller = one.caller(one.login(user));
    }

    @RepeatedTest(REPETITIONS)
    void noneOfTwoLoginsUnderWaySurvives() {
        noLoginUnderWaySurvives(2);
    }

    @RepeatedTest(REPETITIONS)
    void noneOfFourLoginsUnderWaySurvives() {
        noLoginUnderWaySurvives(4);
    }

    @RepeatedTest(REPETITIONS)
    void noneOfSixteenLoginsUnderWaySurvives() {
        noLoginUnderWaySurvives(16);
    }

    /** Logins that had come as far as WeChat when logout everywhere was called must be dead when all is over. */
    private void noLoginUnderWaySurvives(int count) {
        List<LoginCode> codes =
                IntStream.range(0, count).mapToObj(i -> one.code(SHOP, user)).toList();
        Set<LoginCode> begun = ConcurrentHashMap.newKeySet();
        CountDownLatch first = new CountDownLatch(1);
        one.wechat.beforeExchange(code -> {
            begun.add(code);
            first.countDown();
        });
        List<LoginCode> under = new ArrayList<>();
        List<Callable<LoginResult>> tasks = new ArrayList<>();
        codes.forEach(code -> tasks.add(() -> one.menjin.logins().login(TestCore.request(SHOP, code, null))));
        tasks.add(() -> {
            first.await();
            under.addAll(begun);
            one.menjin.sessions().logoutEverywhere(caller);
            return null;
        });

        Map<LoginCode, Result<LoginResult>> results = new HashMap<>();
        try (Race race = new Race()) {
            List<Result<LoginResult>> all = race.run(tasks);
            assertThat(all.get(count).failure()).isNull();
            IntStream.range(0, count).forEach(i -> results.put(codes.get(i), all.get(i)));
        }

        assertThat(under).isNotEmpty().allSatisfy(code -> assertDead(results.get(code)));
        results.values().forEach(RevocationRaceContract::assertNothingElseFailed);
    }

    @RepeatedTest(REPETITIONS)
    void noLoginThatWaitsForWeChatAllTheTimeSurvives() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(4);
        CountDownLatch ended = new CountDownLatch(1);
        one.wechat.afterExchange(code -> {
            arrived.countDown();
            await(ended);
        });
        List<Callable<LoginResult>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            LoginCode code = one.code(SHOP, user);
            tasks.add(() -> one.menjin.logins().login(TestCore.request(SHOP, code, null)));
        }
        tasks.add(() -> {
            arrived.await();
            one.menjin.sessions().logoutEverywhere(caller);
            ended.countDown();
            return null;
        });
        try (Race race = new Race()) {
            List<Result<LoginResult>> results = race.run(tasks);
            assertThat(results.subList(0, 4)).allSatisfy(result -> {
                assertThat(result.failure()).isInstanceOf(ProblemException.class);
                assertThat(((ProblemException) result.failure()).problem().code())
                        .isEqualTo(ProblemCode.TOKEN_REVOKED);
            });
        }
        assertThat(stores().sessions().list(caller.account().id(), one.clock.instant()))
                .isEmpty();
    }

    @RepeatedTest(REPETITIONS)
    void noLoginOfAnotherNodeThatHadAnsweredSurvives() {
        Map<LoginCode, LoginResult> answered = new ConcurrentHashMap<>();
        Map<LoginCode, LoginResult> before = new HashMap<>();
        CountDownLatch first = new CountDownLatch(1);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LoginCode code = other.code(SHOP, user);
            tasks.add(() -> {
                try {
                    answered.put(code, other.menjin.logins().login(TestCore.request(SHOP, code, null)));
                } catch (ProblemException e) {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.TOKEN_REVOKED);
                }
                first.countDown();
                return true;
            });
        }
        tasks.add(() -> {
            first.await();
            before.putAll(answered);
            one.menjin.sessions().logoutEverywhere(caller);
            return true;
        });
        try (Race race = new Race()) {
            race.run(tasks).forEach(Result::get);
        }
        assertThat(before).isNotEmpty();
        assertThat(before.values()).allSatisfy(this::assertTokenDead);
    }

    @RepeatedTest(REPETITIONS)
    void noLoginRacingASuspensionSurvives() {
        List<Callable<LoginResult>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> one.login(user));
            tasks.add(() -> other.login(user));
        }
        tasks.add(() -> {
            one.menjin.operators().suspend(caller.account().id(), "fraud");
            return null;
        });
        try (Race race = new Race()) {
            List<Result<LoginResult>> results = race.run(tasks);
            assertThat(results.get(8).failure()).isNull();
            // A suspended person cannot log in at all, so whenever these logins began, none may be alive now.
            results.subList(0, 8).forEach(this::assertDead);
        }
    }

    private void assertDead(Result<LoginResult> result) {
        if (result.failure() == null) {
            assertTokenDead(result.get());
        }
    }

    private void assertTokenDead(LoginResult login) {
        assertThat(one.menjin.sessions().introspect(login.token().reveal())).isEmpty();
        assertThat(other.menjin.sessions().introspect(login.token().reveal())).isEmpty();
        assertThat(stores().sessions()
                        .find(TokenCodec.ref(login.token()))
                        .orElseThrow()
                        .endReason())
                .isNotNull();
    }

    private static void assertNothingElseFailed(Result<LoginResult> result) {
        if (result.failure() != null) {
            assertThat(result.failure()).isInstanceOf(ProblemException.class);
            assertThat(((ProblemException) result.failure()).problem().code()).isEqualTo(ProblemCode.TOKEN_REVOKED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
