package io.menjin.core.login;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_SUSPENDED;
import static io.menjin.core.problem.ProblemCode.INVALID_CODE;
import static io.menjin.core.problem.ProblemCode.PHONE_TAKEN;
import static io.menjin.core.problem.ProblemCode.REGISTRATION_REQUIRED;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.session.Device;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.PhoneView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A login that binds a phone number in the same step. */
class PhoneCodeLoginTest {

    private static final String NUMBER = "13580006666";

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();
    private final WeChatUser bob = WeChatUser.somebody();

    @Test
    void bindsThePhoneOfSomebodyNew() {
        LoginResult login = login(alice, tap(alice));
        assertThat(login.created()).isTrue();
        assertThat(login.user().phone()).isEqualTo(new PhoneView("135****6666", "86"));
        assertThat(core.menjin
                        .phoneNumbers()
                        .reveal(login.user().id())
                        .orElseThrow()
                        .reveal())
                .isEqualTo("+8613580006666");
        assertThat(core.events.names(login.user().id()))
                .containsExactly("UserRegistered", "PhoneBound", "UserLoggedIn");
    }

    @Test
    void bindsThePhoneOfSomebodyKnown() {
        AccountId id = core.login(alice).user().id();
        LoginResult login = login(alice, tap(alice));
        assertThat(login.created()).isFalse();
        assertThat(login.user().id()).isEqualTo(id);
        assertThat(login.user().phone()).isNotNull();
    }

    @Test
    void registersByPhoneWhereThatIsDemanded() {
        core.sources.policies(SHOP, RegistrationPolicy.PHONE, PhonePolicy.REJECT);
        Problem problem = problem(REGISTRATION_REQUIRED, () -> login(alice, null));
        assertThat(problem.action()).isEqualTo(Action.BIND_PHONE);
        assertThat(login(alice, tap(alice)).created()).isTrue();
    }

    @Test
    void spendsNoPhoneCodeOnSomebodyWhoCannotRegisterWithIt() {
        core.sources.policies(SHOP, RegistrationPolicy.PROFILE, PhonePolicy.REJECT);
        PhoneCode tap = tap(alice);
        problem(REGISTRATION_REQUIRED, () -> login(alice, tap));
        core.sources.policies(SHOP, RegistrationPolicy.OPEN, PhonePolicy.REJECT);
        assertThat(login(alice, tap).user().phone()).isNotNull();
    }

    @Test
    void bindsThePhoneOfSomebodyWhoIsKnownFromAnotherAppWhateverThePolicy() {
        AccountId id = core.login(CLUB, alice).user().id();
        core.sources.policies(SHOP, RegistrationPolicy.CLOSED, PhonePolicy.REJECT);
        LoginResult login = login(alice, tap(alice));
        assertThat(login.user().id()).isEqualTo(id);
        assertThat(login.user().phone()).isNotNull();
    }

    @Test
    void refusesTheCodeOfAnotherPersonAndRegistersNobody() {
        Problem problem = problem(INVALID_CODE, () -> login(alice, tap(bob)));
        assertThat(problem.action()).isEqualTo(Action.TAP_AGAIN);
        assertThat(core.stores.accounts().findByIdentity(core.appId(SHOP), alice.openId(core.appId(SHOP))))
                .isEmpty();
    }

    @Test
    void refusesAPhoneThatSomebodyElseHasAndRegistersNobody() {
        login(bob, tap(bob));
        problem(PHONE_TAKEN, () -> login(alice, tap(alice)));
        assertThat(core.stores.accounts().findByIdentity(core.appId(SHOP), alice.openId(core.appId(SHOP))))
                .isEmpty();
    }

    @Test
    void takesSomebodyNewIntoTheAccountWithTheSamePhoneWhereAccountsAreMerged() {
        core.sources.policies(SHOP, RegistrationPolicy.OPEN, PhonePolicy.MERGE);
        AccountId bobs = login(bob, tap(bob)).user().id();
        LoginResult login = login(alice, tap(alice));
        assertThat(login.created()).isFalse();
        assertThat(login.user().id()).isEqualTo(bobs);
        assertThat(core.stores.accounts().identities(bobs)).hasSize(2);
        assertThat(core.login(CLUB, alice).user().id()).isEqualTo(bobs);
    }

    @Test
    void takesSomebodyNewIntoNoSuspendedAccount() {
        core.sources.policies(SHOP, RegistrationPolicy.OPEN, PhonePolicy.MERGE);
        core.menjin.operators().suspend(login(bob, tap(bob)).user().id(), "fraud");
        problem(PHONE_TAKEN, () -> login(alice, tap(alice)));
    }

    @Test
    void mergesSomebodyKnownAndIssuesTheSessionForWhatIsLeft() {
        core.sources.policies(SHOP, RegistrationPolicy.OPEN, PhonePolicy.MERGE);
        AccountId bobs = login(bob, tap(bob)).user().id();
        AccountId alices = core.login(alice).user().id();
        LoginResult login = login(alice, tap(alice));
        assertThat(login.user().id()).isEqualTo(bobs);
        assertThat(core.caller(login).account().id()).isEqualTo(bobs);
        assertThat(core.stores.accounts().find(alices)).isEmpty();
    }

    @Test
    void spendsNoPhoneCodeOnSomebodyWhoIsSuspended() {
        AccountId id = core.login(alice).user().id();
        PhoneCode tap = tap(alice);
        core.menjin.operators().suspend(id, "by mistake");
        problem(ACCOUNT_SUSPENDED, () -> login(alice, tap));
        core.menjin.operators().resume(id);
        assertThat(login(alice, tap).user().phone()).isNotNull();
    }

    private PhoneCode tap(WeChatUser user) {
        return core.wechat.tapForCode(core.appId(SHOP), user, NUMBER);
    }

    private LoginResult login(WeChatUser user, @Nullable PhoneCode phoneCode) {
        return core.menjin
                .logins()
                .login(new LoginRequest(
                        SHOP, core.code(SHOP, user), phoneCode, Device.UNKNOWN, null, "192.0.2.1", false));
    }
}
