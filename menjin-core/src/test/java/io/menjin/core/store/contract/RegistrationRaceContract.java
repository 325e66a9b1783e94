package io.menjin.core.store.contract;

import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.RegisterRequest;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.Ticket;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.testkit.Problems;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.Race.Result;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** One ticket, one registration. */
public abstract class RegistrationRaceContract {

    private static final int REPETITIONS = 50;
    private static final AtomicLong NUMBERS = new AtomicLong(15_000_000_000L + System.nanoTime() % 900_000_000L);

    private TestCore one;
    private TestCore other;
    private Ticket ticket;

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @BeforeEach
    void startTwoNodesAndAskForATicket() {
        askForATicket(TestCore.patient(stores()));
    }

    private void askForATicket(TestCore first) {
        one = first;
        other = one.anotherNode();
        one.sources.policies(SHOP, RegistrationPolicy.PROFILE, PhonePolicy.REJECT);
        ticket = Objects.requireNonNull(
                Problems.problem(ProblemCode.REGISTRATION_REQUIRED, () -> one.login(WeChatUser.somebody()))
                        .ticket());
    }

    @RepeatedTest(REPETITIONS)
    void registrationsWithOneKeyOnTwoNodesGetOneAnswer() {
        List<Callable<LoginResult>> same = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            same.add(() -> register(one, "key"));
            same.add(() -> register(other, "key"));
        }
        List<LoginResult> answers = race(same).stream().map(Result::get).toList();
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(answers.get(0).user().nickname()).isEqualTo("Ann");
        assertThat(one.caller(answers.get(0)).account().nickname()).isEqualTo("Ann");
    }

    @RepeatedTest(REPETITIONS)
    void registrationsWithOneKeyAndOneTapOnTwoNodesGetOneAnswer() {
        WeChatUser user = WeChatUser.somebody();
        one.sources.policies(SHOP, RegistrationPolicy.PHONE, PhonePolicy.REJECT);
        Ticket phoneTicket =
                Objects.requireNonNull(Problems.problem(ProblemCode.REGISTRATION_REQUIRED, () -> one.login(user))
                        .ticket());
        String number = String.valueOf(NUMBERS.incrementAndGet());
        PhoneProof tap = new PhoneProof.ByCode(one.wechat.tapForCode(one.appId(SHOP), user, number));
        RegisterRequest request = new RegisterRequest(phoneTicket, tap, null, new IdempotencyKey("key"), "192.0.2.1");
        List<Callable<LoginResult>> same = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            same.add(() -> one.menjin.logins().register(request));
            same.add(() -> other.menjin.logins().register(request));
        }
        List<LoginResult> answers = race(same).stream().map(Result::get).toList();
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(answers.get(0).created()).isTrue();
    }

    @RepeatedTest(10)
    void oneOfManyWithDifferentKeysIsLoggedIn() {
        // The one may be without a key and leave no answer, which patient ones would wait for until the race is over.
        askForATicket(TestCore.over(stores()));
        List<Callable<LoginResult>> different = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String key = "key-" + i;
            different.add(() -> register(one, key));
            different.add(() -> register(other, key + "b"));
            different.add(() -> register(other, null));
        }
        List<Result<LoginResult>> answers = race(different);
        assertThat(answers).filteredOn(answer -> answer.failure() == null).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.failure() != null)
                .allSatisfy(answer -> assertThat(
                                ((ProblemException) answer.failure()).problem().code())
                        .isEqualTo(ProblemCode.CODE_USED));
    }

    private LoginResult register(TestCore node, @Nullable String key) {
        return node.menjin
                .logins()
                .register(new RegisterRequest(
                        ticket, null, "Ann", key == null ? null : new IdempotencyKey(key), "192.0.2.1"));
    }

    private static List<Result<LoginResult>> race(List<Callable<LoginResult>> tasks) {
        try (Race race = new Race()) {
            return race.run(tasks);
        }
    }
}
