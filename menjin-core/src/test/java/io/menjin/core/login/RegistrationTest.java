package io.menjin.core.login;

import static io.menjin.core.problem.ProblemCode.CODE_USED;
import static io.menjin.core.problem.ProblemCode.INVALID_CODE;
import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.problem.ProblemCode.PHONE_TAKEN;
import static io.menjin.core.problem.ProblemCode.REGISTRATION_REQUIRED;
import static io.menjin.core.problem.ProblemCode.SESSION_KEY_EXPIRED;
import static io.menjin.core.problem.ProblemCode.UNKNOWN_SOURCE;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Step;
import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.secret.Ticket;
import io.menjin.core.session.Device;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final String NUMBER = "13580006666";

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();

    @Test
    void registersWithANickname() {
        Ticket ticket = ticket(RegistrationPolicy.PROFILE, Step.PROFILE, Action.AUTHORIZE);
        LoginResult login = register(ticket, null, " Ann ", null);
        assertThat(login.created()).isTrue();
        assertThat(login.user().nickname()).isEqualTo("Ann");
        assertThat(login.user().authStep()).isEqualTo(2);
        assertThat(core.login(alice).user().id()).isEqualTo(login.user().id());
    }

    @Test
    void registersWithThePhoneByCode() {
        Ticket ticket = ticket(RegistrationPolicy.PHONE, Step.PHONE, Action.BIND_PHONE);
        LoginResult login = register(ticket, tap(), null, null);
        assertThat(login.user().phone()).isNotNull();
        assertThat(core.caller(login).account().id()).isEqualTo(login.user().id());
    }

    @Test
    void registersWithThePhoneByBlobUnderTheKeyOfTheLogin() {
        Ticket ticket = ticket(RegistrationPolicy.PHONE, Step.PHONE, Action.BIND_PHONE);
        PhoneProof blob = new PhoneProof.ByData(core.wechat.tapForBlob(core.appId(SHOP), alice, NUMBER));
        assertThat(register(ticket, blob, "Ann", null).user().authStep()).isEqualTo(3);
    }

    @Test
    void remembersTheDeviceOfTheLogin() {
        core.sources.policies(SHOP, RegistrationPolicy.PROFILE, PhonePolicy.REJECT);
        Device device = new Device("d-1", "iPhone 17", "ios", "8.0.62", null);
        LoginRequest request = new LoginRequest(SHOP, core.code(SHOP, alice), null, device, null, "192.0.2.1", false);
        Problem problem =
                problem(REGISTRATION_REQUIRED, () -> core.menjin.logins().login(request));
        LoginResult login = register(Objects.requireNonNull(problem.ticket()), null, "Ann", null);
        assertThat(core.caller(login).session().device()).isEqualTo(device);
    }

    @Test
    void createsNobodyBeforeTheRegistrationIsComplete() {
        Ticket ticket = ticket(RegistrationPolicy.PHONE, Step.PHONE, Action.BIND_PHONE);
        Problem problem = problem(REGISTRATION_REQUIRED, () -> register(ticket, null, "Ann", null));
        assertThat(problem.ticket()).isEqualTo(ticket);
        assertThat(problem.missing()).containsExactly(Step.PHONE);
        assertThat(core.events.all()).isEmpty();
        assertThat(register(ticket, tap(), null, null).created()).isTrue();
    }

    @Test
    void keepsTheTicketGoodWhenTheNicknameOrThePhoneIsRefused() {
        Ticket ticket = ticket(RegistrationPolicy.PHONE, Step.PHONE, Action.BIND_PHONE);
        problem(INVALID_REQUEST, () -> register(ticket, tap(), "a\nb", "key"));
        PhoneProof foreign =
                new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), WeChatUser.somebody(), NUMBER));
        assertThat(problem(INVALID_CODE, () -> register(ticket, foreign, null, "key"))
                        .action())
                .isEqualTo(Action.TAP_AGAIN);
        assertThat(register(ticket, tap(), null, "key").created()).isTrue();
    }

    @Test
    void keepsTheTicketGoodWhenThePhoneIsTakenAndRegistersNobody() {
        WeChatUser bob = WeChatUser.somebody();
        core.menjin
                .phones()
                .bind(
                        core.caller(core.login(bob)),
                        new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), bob, NUMBER)));
        Ticket ticket = ticket(RegistrationPolicy.PHONE, Step.PHONE, Action.BIND_PHONE);
        problem(PHONE_TAKEN, () -> register(ticket, tap(), null, null));
        assertThat(core.stores.accounts().findByIdentity(core.appId(SHOP), alice.openId(core.appId(SHOP))))
                .isEmpty();
        PhoneProof another = new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), alice, "13580007777"));
        assertThat(register(ticket, another, null, null).created()).isTrue();
    }

    @Test
    void doesNotOpenABlobOfSomebodyElse() {
        Ticket ticket = ticket(RegistrationPolicy.PHONE, Step.PHONE, Action.BIND_PHONE);
        PhoneProof blob =
                new PhoneProof.ByData(core.wechat.tapForBlob(core.appId(SHOP), WeChatUser.somebody(), NUMBER));
        problem(SESSION_KEY_EXPIRED, () -> register(ticket, blob, null, null));
    }

    @Test
    void usesATicketOnceAndRepeatsTheAnswerForTheSameKey() {
        Ticket ticket = ticket(RegistrationPolicy.PROFILE, Step.PROFILE, Action.AUTHORIZE);
        LoginResult first = register(ticket, null, "Ann", "key");
        assertThat(register(ticket, null, "Ann", "key")).isEqualTo(first);
        problem(CODE_USED, () -> register(ticket, null, "Ann", "other"));
        problem(CODE_USED, () -> register(ticket, null, "Ann", null));

        TestCore restarted = core.anotherNode();
        RegisterRequest again = new RegisterRequest(ticket, null, "Ann", new IdempotencyKey("key"), "192.0.2.1");
        assertThat(restarted.menjin.logins().register(again)).isEqualTo(first);
        RegisterRequest other = new RegisterRequest(ticket, null, "Ann", new IdempotencyKey("other"), "192.0.2.1");
        problem(CODE_USED, () -> restarted.menjin.logins().register(other));
    }

    @Test
    void usesATicketWithoutAKeyOnceToo() {
        Ticket ticket = ticket(RegistrationPolicy.PROFILE, Step.PROFILE, Action.AUTHORIZE);
        register(ticket, null, "Ann", null);
        problem(CODE_USED, () -> register(ticket, null, "Ann", null));
        problem(CODE_USED, () -> register(ticket, null, "Ann", "key"));
    }

    @Test
    void refusesTicketsThatAreOldChangedOrNotOurs() {
        Ticket ticket = ticket(RegistrationPolicy.PROFILE, Step.PROFILE, Action.AUTHORIZE);
        String text = ticket.reveal();
        for (String forged : List.of(
                "mt_",
                "mt_AAAA",
                "x",
                text + "A",
                text.substring(3),
                text.substring(0, text.length() - 2),
                text.substring(0, 40) + (text.charAt(40) == 'A' ? 'B' : 'A') + text.substring(41))) {
            Problem problem = problem(INVALID_CODE, () -> register(new Ticket(forged), null, "Ann", null));
            assertThat(problem.action()).isEqualTo(Action.RELOGIN);
            assertThat(problem.wechat()).isNull();
        }
        core.clock.advance(Duration.ofMinutes(10));
        problem(INVALID_CODE, () -> register(ticket, null, "Ann", null));
    }

    @Test
    void followsThePolicyOfTheMoment() {
        Ticket ticket = ticket(RegistrationPolicy.PROFILE, Step.PROFILE, Action.AUTHORIZE);
        core.sources.policies(SHOP, RegistrationPolicy.CLOSED, PhonePolicy.REJECT);
        assertThat(problem(REGISTRATION_REQUIRED, () -> register(ticket, null, "Ann", null))
                        .ticket())
                .isNull();
        core.sources.remove(SHOP);
        problem(UNKNOWN_SOURCE, () -> register(ticket, null, "Ann", null));
    }

    @Test
    void logsInWhoHasBeenRegisteredMeanwhile() {
        Ticket ticket = ticket(RegistrationPolicy.PROFILE, Step.PROFILE, Action.AUTHORIZE);
        LoginResult club = core.login(CLUB, alice);
        LoginResult login = register(ticket, null, "Ann", null);
        assertThat(login.created()).isFalse();
        assertThat(login.user().id()).isEqualTo(club.user().id());
        assertThat(login.user().nickname()).isEqualTo("Ann");
    }

    @Test
    void asksTheContentCheckAboutTheNickname() {
        var shop = core.sources.get(SHOP);
        core.sources.put(new Source(
                shop.name(),
                shop.appId(),
                shop.secret(),
                shop.openPlatform(),
                RegistrationPolicy.PROFILE,
                PhonePolicy.REJECT,
                shop.steps(),
                true,
                null));
        core.wechat.acceptNicknames(nickname -> !nickname.contains("bad"));
        Ticket ticket = Objects.requireNonNull(
                problem(REGISTRATION_REQUIRED, () -> core.login(alice)).ticket());
        problem(INVALID_REQUEST, () -> register(ticket, null, "bad Ann", null));
        assertThat(register(ticket, null, "Ann", null).user().nickname()).isEqualTo("Ann");
    }

    private Ticket ticket(RegistrationPolicy policy, Step missing, Action action) {
        core.sources.policies(SHOP, policy, PhonePolicy.REJECT);
        Problem problem = problem(REGISTRATION_REQUIRED, () -> core.login(alice));
        assertThat(problem.missing()).containsExactly(missing);
        assertThat(problem.action()).isEqualTo(action);
        return Objects.requireNonNull(problem.ticket());
    }

    private PhoneProof tap() {
        return new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), alice, NUMBER));
    }

    private LoginResult register(
            Ticket ticket, @Nullable PhoneProof phone, @Nullable String nickname, @Nullable String key) {
        return core.menjin
                .logins()
                .register(new RegisterRequest(
                        ticket, phone, nickname, key == null ? null : new IdempotencyKey(key), "192.0.2.1"));
    }
}
