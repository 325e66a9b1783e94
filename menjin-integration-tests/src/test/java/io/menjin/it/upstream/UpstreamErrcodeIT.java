package io.menjin.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Fault;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every errcode that WeChat's pages and developers' reports name for the three calls that a device can cause, and some that
 * nobody knows: what the device is told, that nothing is written, that nobody else notices, and that the next try works.
 */
@ExtendWith(UpstreamServer.Shared.class)
class UpstreamErrcodeIT {

    private final UpstreamServer server;

    UpstreamErrcodeIT(UpstreamServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({
        "40029, 401, invalid_code,    relogin, true",
        "40163, 409, code_used,       relogin, true",
        "41008, 401, invalid_code,    relogin, true",
        "40226, 403, high_risk,       contact, true",
        "45011, 503, wechat_busy,     retry,   true",
        "-1,    503, wechat_busy,     retry,   true",
        "40001, 502, wechat_rejected, contact, false",
        "40002, 502, wechat_rejected, contact, false",
        "40013, 502, wechat_rejected, contact, false",
        "40125, 502, wechat_rejected, contact, false",
        "40164, 502, wechat_rejected, contact, false",
        "40243, 502, wechat_rejected, contact, false",
        "41002, 502, wechat_rejected, contact, false",
        "41004, 502, wechat_rejected, contact, false",
        "50002, 502, wechat_rejected, contact, false",
    })
    void loginsSayWhatWeChatRefuses(int errcode, int status, String code, String action, boolean told) {
        Person person = server.newPerson();
        Map<String, List<String>> before = server.stored();
        server.wechat().fault(Fault.on("jscode2session").appId(person.appId()).errcode(errcode));

        Answer answer = person.tryLogin();

        answer.problem(status, code, action);
        assertThat(answer.json().has("wechat")).isEqualTo(told);
        if (told) {
            assertThat(answer.json().at("/wechat/errcode").asInt()).isEqualTo(errcode);
        }
        assertThat(server.stored()).isEqualTo(before);
        assertRecovers(person);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -2, 12345, 41027, 999_999, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void errcodesThatNobodyKnowsAreFailuresAndNeverLogins(int errcode) {
        Person person = server.newPerson();
        Map<String, List<String>> before = server.stored();
        server.wechat().fault(Fault.on("jscode2session").appId(person.appId()).errcode(errcode));

        person.tryLogin().problem(502, "wechat_rejected", "contact");

        assertThat(server.stored()).isEqualTo(before);
        assertRecovers(person);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,    503, wechat_busy,        retry",
        "45011, 503, wechat_busy,        retry",
        "40013, 401, invalid_code,       tap-again",
        "40029, 401, invalid_code,       tap-again",
        "40163, 409, code_used,          tap-again",
        "40003, 401, invalid_code,       tap-again",
        "40001, 503, wechat_unavailable, retry",
        "40014, 503, wechat_unavailable, retry",
        "42001, 503, wechat_unavailable, retry",
        "41001, 502, wechat_rejected,    contact",
        "48001, 502, wechat_rejected,    contact",
        "12345, 502, wechat_rejected,    contact",
    })
    void phoneBindingsSayWhatWeChatRefuses(int errcode, int status, String code, String action) {
        Person person = server.newPerson();
        LoggedIn login = person.login();
        Map<String, List<String>> before = server.stored();
        server.wechat()
                .fault(Fault.on("getuserphonenumber").appId(person.appId()).errcode(errcode));

        person.bindPhone(login.token()).problem(status, code, action);

        assertThat(server.stored()).isEqualTo(before);
        server.assertOthersNoticeNothing();
        server.wechat().clearFaults();
        assertThat(person.bindPhone(login.token()).ok().at("/user/phone/masked"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1,    503, wechat_busy",
        "45009, 503, wechat_busy",
        "45011, 503, wechat_busy",
        "40001, 502, wechat_rejected",
        "40002, 502, wechat_rejected",
        "40013, 502, wechat_rejected",
        "40125, 502, wechat_rejected",
        "40164, 502, wechat_rejected",
        "40243, 502, wechat_rejected",
        "41002, 502, wechat_rejected",
        "41004, 502, wechat_rejected",
        "43002, 502, wechat_rejected",
        "50004, 502, wechat_rejected",
        "50007, 502, wechat_rejected",
        "89503, 502, wechat_rejected",
        "89506, 502, wechat_rejected",
        "89507, 502, wechat_rejected",
        "12345, 502, wechat_rejected",
    })
    void refusedAccessTokensStopPhoneBindingsAndNoLogin(int errcode, int status, String code) {
        Person person = server.newPerson();
        server.wechat().fault(Fault.on("stable_token").appId(person.appId()).errcode(errcode));
        LoggedIn login = person.login();
        Map<String, List<String>> before = server.stored();

        person.bindPhone(login.token()).problem(status, code);

        assertThat(server.stored()).isEqualTo(before);
        assertThat(server.wechat().journal("getuserphonenumber").stream()
                        .filter(call -> person.appId().equals(call.appId())))
                .isEmpty();
        server.assertOthersNoticeNothing();
        person.login();
    }

    private void assertRecovers(Person person) {
        server.assertOthersNoticeNothing();
        server.wechat().clearFaults();
        assertThat(person.login().created()).isTrue();
    }
}
