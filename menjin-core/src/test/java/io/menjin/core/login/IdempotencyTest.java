package io.menjin.core.login;

import static io.menjin.core.problem.ProblemCode.CODE_USED;
import static io.menjin.core.problem.ProblemCode.INVALID_CODE;
import static io.menjin.core.problem.ProblemCode.REGISTRATION_REQUIRED;
import static io.menjin.core.problem.ProblemCode.WECHAT_UNAVAILABLE;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestCore.request;
import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.problem.Action;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.testkit.ScriptedWeChat;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.WeChatException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One code, one outcome. */
class IdempotencyTest {

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebody();
    private final LoginCode code = core.code(SHOP, alice);

    @Test
    void givesTheSameRequestTheSameAnswer() {
        LoginResult first = login(core, "key");
        assertThat(login(core, "key")).isEqualTo(first);
        assertThat(core.wechat.exchanges()).isEqualTo(1);
        assertThat(core.stores.sessions().list(first.user().id(), core.clock.instant()))
                .hasSize(1);
    }

    @Test
    void givesItOnAnotherNodeAndAfterARestart() {
        LoginResult first = login(core, "key");
        assertThat(login(core.anotherNode(), "key")).isEqualTo(first);
    }

    @Test
    void givesItForFiveMinutes() {
        LoginResult first = login(core, "key");
        core.clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(login(core, "key")).isEqualTo(first);
        core.clock.advance(Duration.ofMillis(1));
        problem(CODE_USED, () -> login(core, "key"));
        problem(CODE_USED, () -> login(core.anotherNode(), "key"));
    }

    @Test
    void givesNothingForAnotherKeyOrNone() {
        login(core, "key");
        assertThat(problem(CODE_USED, () -> login(core, "other")).action()).isEqualTo(Action.RELOGIN);
        problem(CODE_USED, () -> login(core, null));
        problem(CODE_USED, () -> login(core.anotherNode(), "other"));
        problem(CODE_USED, () -> login(core.anotherNode(), null));
    }

    @Test
    void givesNothingToAnybodyWhenTheFirstRequestHadNoKey() {
        login(core, null);
        problem(CODE_USED, () -> login(core, "key"));
        problem(CODE_USED, () -> login(core, null));
    }

    @Test
    void asksForTheSameRegistrationAgain() {
        core.sources.policies(SHOP, RegistrationPolicy.PROFILE, PhonePolicy.REJECT);
        var first = problem(REGISTRATION_REQUIRED, () -> login(core, "key"));
        assertThat(problem(REGISTRATION_REQUIRED, () -> login(core, "key"))).isEqualTo(first);
        assertThat(problem(REGISTRATION_REQUIRED, () -> login(core.anotherNode(), "key")))
                .isEqualTo(first);
        problem(CODE_USED, () -> login(core, "other"));
    }

    @Test
    void saysAgainThatRegistrationIsClosed() {
        core.sources.policies(SHOP, RegistrationPolicy.CLOSED, PhonePolicy.REJECT);
        var first = problem(REGISTRATION_REQUIRED, () -> login(core, "key"));
        assertThat(first.ticket()).isNull();
        assertThat(first.missing()).isEmpty();
        assertThat(first.action()).isEqualTo(Action.CONTACT);
        assertThat(problem(REGISTRATION_REQUIRED, () -> login(core, "key"))).isEqualTo(first);
    }

    @Test
    void triesAgainAfterAFailureThatSpentNoCode() {
        core.wechat.fail(ScriptedWeChat.failure(Kind.UNAVAILABLE, 0));
        problem(WECHAT_UNAVAILABLE, () -> login(core, "key"));
        assertThat(login(core, "key").created()).isTrue();
    }

    @Test
    void letsTheCodeOfTheDeveloperToolsInAgainAndAgain() {
        core.wechat.mockUser(core.appId(SHOP), alice);
        LoginResult first = core.menjin.logins().login(request(SHOP, ScriptedWeChat.MOCK_CODE, "one"));
        LoginResult second = core.menjin.logins().login(request(SHOP, ScriptedWeChat.MOCK_CODE, "two"));
        LoginResult third = core.menjin.logins().login(request(SHOP, ScriptedWeChat.MOCK_CODE, null));
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(second.user().id())
                .isEqualTo(first.user().id())
                .isEqualTo(third.user().id());
        assertThat(core.menjin.logins().login(request(SHOP, ScriptedWeChat.MOCK_CODE, "two")))
                .isEqualTo(second);
    }

    @Test
    void keepsTheCodeOfOneAppApartFromTheSameTextOfAnother() {
        login(core, "key");
        var other = request(CLUB, code, "key");
        problem(INVALID_CODE, () -> core.menjin.logins().login(other));
    }

    @Test
    void forgetsAnswersWhoseMasterKeyIsGone() {
        login(core, "key");
        TestCore rekeyed = core.anotherNode(
                new AesGcmVault(MasterKeys.of(MasterKey.generate("k2", TestCore.RANDOM)), TestCore.RANDOM));
        problem(CODE_USED, () -> login(rekeyed, "key"));
    }

    @Test
    void keepsNoTokenReadableAtRest() {
        LoginResult login = login(core, "key");
        var receipt = core.stores
                .ledger()
                .find(Hashes.digest("login-code", core.appId(SHOP).value(), code.reveal()), core.clock.instant())
                .orElseThrow();
        // Even who has the master keys and the database does not have the code and the key of the device.
        byte[] opened = core.vault.open("receipt:" + receipt.codeHash().hex(), receipt.answer());
        assertThat(new String(opened, StandardCharsets.ISO_8859_1))
                .doesNotContain(login.token().reveal())
                .doesNotContain(login.user().id().value());
    }

    private LoginResult login(TestCore node, @Nullable String key) {
        return node.menjin.logins().login(request(SHOP, code, key));
    }
}
