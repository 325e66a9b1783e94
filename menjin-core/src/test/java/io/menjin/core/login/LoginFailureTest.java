package io.menjin.core.login;

import static io.menjin.core.problem.ProblemCode.CODE_USED;
import static io.menjin.core.problem.ProblemCode.HIGH_RISK;
import static io.menjin.core.problem.ProblemCode.INVALID_CODE;
import static io.menjin.core.problem.ProblemCode.RATE_LIMITED;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.problem.ProblemCode.WECHAT_BUSY;
import static io.menjin.core.problem.ProblemCode.WECHAT_REJECTED;
import static io.menjin.core.problem.ProblemCode.WECHAT_UNAVAILABLE;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.event.MenjinEvent.UserLoggedIn;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.limit.RateLimiter.Limit;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.session.Device;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.Intercepted;
import io.menjin.core.testkit.ScriptedWeChat;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a device is told when a login fails, and what is left behind. */
class LoginFailureTest {

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebody();

    @Test
    void tellsEveryKindOfRefusalOfWeChatApart() {
        assertThat(fails(Kind.INVALID_CODE, INVALID_CODE).wechat()).isEqualTo(new WeChatError(4711, "6abc-1-2"));
        assertThat(fails(Kind.CODE_USED, CODE_USED).wechat()).isNotNull();
        assertThat(fails(Kind.HIGH_RISK, HIGH_RISK).wechat()).isNotNull();
        assertThat(fails(Kind.BUSY, WECHAT_BUSY).wechat()).isNotNull();
        assertThat(fails(Kind.UNAVAILABLE, WECHAT_UNAVAILABLE).wechat()).isNull();
        assertThat(fails(Kind.REJECTED, WECHAT_REJECTED).wechat()).isNull();
        assertThat(core.events.all()).isEmpty();
    }

    @Test
    void passesOnWhenToComeBack() {
        core.wechat.fail(new WeChatException(Kind.BUSY, "busy", null, Duration.ofSeconds(7), null));
        assertThat(problem(WECHAT_BUSY, () -> core.login(alice)).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void limitsAddressesBeforeWeChatAndPeopleAfter() {
        List<String> subjects = new ArrayList<>();
        RateLimiter limiter = (limit, subject) -> {
            subjects.add(subject);
            return limit == Limit.LOGIN_PER_ADDRESS && subject.equals("192.0.2.66")
                            || limit == Limit.LOGIN_PER_PERSON && subjects.size() > 2
                    ? Optional.of(Duration.ofSeconds(3))
                    : Optional.empty();
        };
        TestCore limited = TestCore.limited(limiter);
        limited.login(alice);
        assertThat(subjects).element(0).isEqualTo("192.0.2.1");
        // The openId itself has no business in the keys of a limiter.
        assertThat(subjects.get(1)).matches("[0-9a-f]{64}");

        Problem person = problem(RATE_LIMITED, () -> limited.login(alice));
        assertThat(person.retryAfter()).isEqualTo(Duration.ofSeconds(3));

        int before = limited.wechat.exchanges();
        LoginRequest elsewhere =
                new LoginRequest(SHOP, limited.code(SHOP, alice), null, Device.UNKNOWN, null, "192.0.2.66", false);
        problem(RATE_LIMITED, () -> limited.menjin.logins().login(elsewhere));
        assertThat(limited.wechat.exchanges()).isEqualTo(before);
    }

    @Test
    void failsAndForgetsWhenTheSessionCannotBeWritten() {
        TestCore broken = nodeBeforeIssue(() -> {
            throw new StoreUnavailableException("sessions: issue");
        });
        assertThatThrownBy(() -> broken.login(alice)).isInstanceOf(StoreUnavailableException.class);
        assertThat(core.events.of(UserLoggedIn.class)).isEmpty();
        assertThat(core.login(alice).created()).isFalse();
    }

    @Test
    void saysRevokedWhenAnotherNodeEndedEverythingMeanwhile() {
        LoginResult first = core.login(alice);
        TestCore node = nodeBeforeIssue(() -> core.menjin.sessions().logoutEverywhere(core.caller(first)));
        problem(TOKEN_REVOKED, () -> node.login(alice));
        assertThat(core.stores.sessions().list(first.user().id(), core.clock.instant()))
                .isEmpty();
    }

    @Test
    void saysSuspendedWhenAnotherNodeSuspendedMeanwhile() {
        LoginResult first = core.login(alice);
        TestCore node = nodeBeforeIssue(
                () -> core.menjin.operators().suspend(first.user().id(), "fraud"));
        problem(ProblemCode.ACCOUNT_SUSPENDED, () -> node.login(alice));
    }

    @Test
    void saysRevokedWhenAnotherNodeErasedTheAccountMeanwhile() {
        LoginResult first = core.login(alice);
        TestCore node =
                nodeBeforeIssue(() -> core.menjin.operators().erase(first.user().id()));
        problem(TOKEN_REVOKED, () -> node.login(alice));
        assertThat(core.login(alice).created()).isTrue();
    }

    private Problem fails(Kind kind, ProblemCode code) {
        core.wechat.fail(ScriptedWeChat.failure(kind, 4711));
        Problem problem = problem(code, () -> core.login(alice));
        assertThat(problem.detail()).doesNotContain("4711").doesNotContain("errcode");
        return problem;
    }

    /** Another node on which something happens just before a session is written. */
    private TestCore nodeBeforeIssue(Runnable first) {
        return core.anotherNode(core.stores.withSessions(
                Intercepted.before(SessionStore.class, core.stores.sessions(), "issue", arguments -> first.run())));
    }
}
