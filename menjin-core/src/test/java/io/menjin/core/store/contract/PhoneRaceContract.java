package io.menjin.core.store.contract;

import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.Device;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.Race.Result;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.UserView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A phone bound by two accounts at once follows the policy. */
public abstract class PhoneRaceContract {

    private static final int REPETITIONS = 50;
    private static final AtomicLong NUMBERS = new AtomicLong(13_000_000_000L + System.nanoTime() % 900_000_000L);

    private final String number = String.valueOf(NUMBERS.incrementAndGet());
    private final WeChatUser alice = WeChatUser.somebody();
    private final WeChatUser bob = WeChatUser.somebody();
    private TestCore one;
    private TestCore other;
    private Authenticated aliceCalls;
    private Authenticated bobCalls;

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @BeforeEach
    void startTwoNodesAndLogIn() {
        one = TestCore.over(stores());
        other = one.anotherNode();
        aliceCalls = one.caller(one.login(alice));
        bobCalls = other.caller(other.login(bob));
    }

    @RepeatedTest(REPETITIONS)
    void rejectLeavesItToOne() {
        List<Result<UserView>> results = bindAtOnce(PhonePolicy.REJECT);

        assertThat(results).filteredOn(result -> result.failure() == null).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result.failure() != null)
                .allSatisfy(result -> assertThat(
                                ((ProblemException) result.failure()).problem().code())
                        .isEqualTo(ProblemCode.PHONE_TAKEN));
        assertThat(holders()).hasSize(1);
    }

    @RepeatedTest(REPETITIONS)
    void transferLeavesItToTheLast() {
        List<Result<UserView>> results = bindAtOnce(PhonePolicy.TRANSFER);
        assertThat(results)
                .allSatisfy(result -> assertThat(result.get().phone()).isNotNull());
        assertThat(holders()).hasSize(1);
    }

    @RepeatedTest(REPETITIONS)
    void mergeLeavesOneAccountWithBothSessions() {
        List<Result<UserView>> results = bindAtOnce(PhonePolicy.MERGE);

        List<AccountId> ids =
                results.stream().map(result -> result.get().id()).distinct().toList();
        assertThat(ids).hasSize(1);
        assertThat(holders()).containsExactly(ids.get(0));
        assertThat(stores().accounts().identities(ids.get(0))).hasSize(2);
        assertThat(one.login(alice).user().id()).isEqualTo(ids.get(0));
        assertThat(one.login(bob).user().id()).isEqualTo(ids.get(0));
        assertThat(Stream.of(aliceCalls, bobCalls)
                        .map(caller -> stores().sessions()
                                .find(Samples.ref(caller.session()))
                                .orElseThrow()))
                .allSatisfy(session -> {
                    assertThat(session.accountId()).isEqualTo(ids.get(0));
                    assertThat(session.endReason()).isNull();
                });
    }

    @RepeatedTest(REPETITIONS)
    void firstLoginsWithTheSameNumberLeaveItToOne() {
        WeChatUser carol = WeChatUser.somebody();
        WeChatUser dave = WeChatUser.somebody();
        List<Result<UserView>> results = race(List.of(() -> loginWithPhone(carol), () -> loginWithPhone(dave)));
        assertThat(results).filteredOn(result -> result.failure() == null).hasSize(1);
        // Nothing half-written: the one who was refused is not registered either.
        assertThat(Stream.of(carol, dave)
                        .map(user -> stores().accounts().findByIdentity(one.appId(SHOP), user.openId(one.appId(SHOP))))
                        .flatMap(Optional::stream))
                .hasSize(1);
    }

    private UserView loginWithPhone(WeChatUser user) {
        LoginRequest request = new LoginRequest(
                SHOP,
                one.code(SHOP, user),
                one.wechat.tapForCode(one.appId(SHOP), user, number),
                Device.UNKNOWN,
                null,
                "192.0.2.1",
                false);
        return one.menjin.logins().login(request).user();
    }

    private List<Result<UserView>> bindAtOnce(PhonePolicy policy) {
        one.sources.policies(SHOP, RegistrationPolicy.OPEN, policy);
        PhoneProof alicesTap = new PhoneProof.ByCode(one.wechat.tapForCode(one.appId(SHOP), alice, number));
        PhoneProof bobsTap = new PhoneProof.ByCode(one.wechat.tapForCode(one.appId(SHOP), bob, number));
        return race(List.of(
                () -> one.menjin.phones().bind(aliceCalls, alicesTap),
                () -> other.menjin.phones().bind(bobCalls, bobsTap)));
    }

    private List<AccountId> holders() {
        return Stream.of(aliceCalls, bobCalls)
                .map(caller -> stores().accounts().find(caller.account().id()).orElse(null))
                .filter(Objects::nonNull)
                .filter(account -> account.phone() != null)
                .map(account -> account.id())
                .toList();
    }

    private static List<Result<UserView>> race(List<Callable<UserView>> tasks) {
        try (Race race = new Race()) {
            return race.run(tasks);
        }
    }
}
