package io.menjin.core.store.contract;

import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.Race.Result;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** One code, one outcome. */
public abstract class IdempotencyRaceContract {

    private static final int REPETITIONS = 50;

    private TestCore one;
    private TestCore other;

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @BeforeEach
    void startTwoNodes() {
        one = TestCore.patient(stores());
        other = one.anotherNode();
    }

    @RepeatedTest(REPETITIONS)
    void sixteenRequestsWithOneKeyGetOneAnswer() {
        LoginRequest request = TestCore.request(SHOP, one.code(SHOP, WeChatUser.somebody()), "key");
        List<Callable<LoginResult>> same = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            same.add(() -> one.menjin.logins().login(request));
        }

        List<LoginResult> answers = race(same).stream().map(Result::get).toList();

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(one.wechat.exchanges()).isEqualTo(1);
        assertThat(one.caller(answers.get(0)).account().id())
                .isEqualTo(answers.get(0).user().id());
    }

    @RepeatedTest(REPETITIONS)
    void sixteenRequestsWithOneKeyOnTwoNodesGetOneAnswer() {
        LoginRequest request = TestCore.request(SHOP, one.code(SHOP, WeChatUser.somebody()), "key");
        List<Callable<LoginResult>> same = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            same.add(() -> one.menjin.logins().login(request));
            same.add(() -> other.menjin.logins().login(request));
        }

        List<LoginResult> answers = race(same).stream().map(Result::get).toList();

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(one.wechat.exchanges()).isEqualTo(1);
    }

    @RepeatedTest(REPETITIONS)
    void oneOfManyWithDifferentKeysGetsTheAnswer() {
        LoginCode code = one.code(SHOP, WeChatUser.somebody());
        List<Callable<LoginResult>> different = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String key = "key-" + i;
            different.add(() -> one.menjin.logins().login(TestCore.request(SHOP, code, key)));
            different.add(() -> other.menjin.logins().login(TestCore.request(SHOP, code, key + "b")));
        }

        List<Result<LoginResult>> answers = race(different);

        assertThat(answers).filteredOn(answer -> answer.failure() == null).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.failure() != null)
                .allSatisfy(answer -> assertThat(
                                ((ProblemException) answer.failure()).problem().code())
                        .isEqualTo(ProblemCode.CODE_USED));
    }

    @RepeatedTest(5)
    void aNodeThatStartsLaterGivesTheSameAnswer() {
        LoginRequest request = TestCore.request(SHOP, one.code(SHOP, WeChatUser.somebody()), "key");
        LoginResult first = one.menjin.logins().login(request);
        TestCore restarted = one.anotherNode();
        assertThat(restarted.menjin.logins().login(request)).isEqualTo(first);
        assertThat(one.wechat.exchanges()).isEqualTo(1);
    }

    private static List<Result<LoginResult>> race(List<Callable<LoginResult>> logins) {
        try (Race race = new Race()) {
            return race.run(logins);
        }
    }
}
