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

import io.menjin.core.limit.RateLimiter;
import io.menjin.core.limit.RateLimiter.Limit;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.session.Device;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.ScriptedWeChat;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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
        Stores real = MemoryStores.create();
        boolean[] broken = {true};
        TestCore node = TestCore.over(new Stores(
                real.accounts(), failing(real.sessions(), broken), real.sessionKeys(), real.ledger(), real.once()));
        assertThatThrownBy(() -> node.login(alice)).isInstanceOf(StoreUnavailableException.class);
        broken[0] = false;
        assertThat(node.login(alice).created()).isFalse();
    }

    @Test
    void saysRevokedWhenAnotherNodeEndedEverythingMeanwhile() {
        LoginResult first = core.login(alice);
        TestCore other = core.anotherNode();
        // After the account was read, before the session is written.
        Stores real = core.stores;
        SessionStore late =
                before(real.sessions(), "issue", () -> other.menjin.sessions().logoutEverywhere(other.caller(first)));
        TestCore node =
                TestCore.over(new Stores(real.accounts(), late, real.sessionKeys(), real.ledger(), real.once()));
        problem(TOKEN_REVOKED, () -> node.menjin.logins().login(TestCore.request(SHOP, node.code(SHOP, alice), "key")));
        assertThat(real.sessions().list(first.user().id(), core.clock.instant()))
                .isEmpty();
    }

    @Test
    void saysSuspendedWhenAnotherNodeSuspendedMeanwhile() {
        LoginResult first = core.login(alice);
        Stores real = core.stores;
        SessionStore late = before(
                real.sessions(),
                "issue",
                () -> core.menjin.operators().suspend(first.user().id(), "fraud"));
        TestCore node =
                TestCore.over(new Stores(real.accounts(), late, real.sessionKeys(), real.ledger(), real.once()));
        problem(ProblemCode.ACCOUNT_SUSPENDED, () -> node.login(alice));
    }

    private Problem fails(Kind kind, ProblemCode code) {
        core.wechat.fail(ScriptedWeChat.failure(kind, 4711));
        Problem problem = problem(code, () -> core.login(alice));
        assertThat(problem.detail()).doesNotContain("4711").doesNotContain("errcode");
        return problem;
    }

    private static SessionStore failing(SessionStore real, boolean[] broken) {
        return before(real, "issue", () -> {
            if (broken[0]) {
                throw new StoreUnavailableException("sessions: issue");
            }
        });
    }

    /** A store in which something happens just before one of its methods runs. */
    private static SessionStore before(SessionStore real, String name, Runnable first) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        first.run();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
