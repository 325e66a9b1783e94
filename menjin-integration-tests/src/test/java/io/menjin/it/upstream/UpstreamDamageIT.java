package io.menjin.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Drop;
import io.menjin.emulator.Fault;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of WeChat that are late, broken off, damaged, or not WeChat's. */
@ExtendWith(UpstreamServer.Shared.class)
class UpstreamDamageIT {

    private final UpstreamServer server;

    UpstreamDamageIT(UpstreamServer server) {
        this.server = server;
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("later than the deadline", api -> Fault.on(api).delay(Duration.ofMinutes(5))),
                damage("dripping beyond the deadline", api -> Fault.on(api).drip(1, Duration.ofSeconds(20))),
                damage("closed before the answer", api -> Fault.on(api).drop(Drop.BEFORE)),
                damage("reset before the answer", api -> Fault.on(api).drop(Drop.RESET)),
                damage("closed in the middle", api -> Fault.on(api).drop(Drop.MIDDLE)),
                damage("half of the JSON", api -> Fault.on(api).truncate()),
                damage("one byte", api -> Fault.on(api).truncate(1)),
                damage("no body", api -> Fault.on(api).truncate(0)),
                damage("every key twice", api -> Fault.on(api).duplicateKeys()),
                damage("412 without a body", api -> Fault.on(api).status(412)),
                damage("500", api -> Fault.on(api).status(500)),
                damage("502 with a page", api -> Fault.on(api).status(502).body("<html>Bad gateway</html>")),
                damage("200 with a page", api -> Fault.on(api).status(200).body("<html>Log in to the Wi-Fi</html>")),
                damage(
                        "a redirect",
                        api -> Fault.on(api).status(302).headers(Map.of("Location", "http://127.0.0.1:1/"))),
                damage("a JSON list", api -> Fault.on(api).status(200).body("[]")),
                damage("an empty object", api -> Fault.on(api).status(200).body("{}")),
                damage(
                        "a number for the person",
                        api -> Fault.on(api).status(200).body("{\"openid\":17,\"session_key\":17,\"phone_info\":17}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void loginsFailClearlyAndWriteNothing(String name, FaultOf fault) {
        Person person = server.newPerson();
        Map<String, List<String>> before = server.stored();
        server.wechat().fault(fault.on("jscode2session").appId(person.appId()));
        String code = person.code();
        String key = Person.newKey();

        person.login(code, key).problem(503, "wechat_unavailable", "retry");

        assertThat(server.stored()).isEqualTo(before);
        server.assertOthersNoticeNothing();
        server.wechat().clearFaults();
        // Whether WeChat has used the code up before it failed, the device cannot know: it gets a session or a clear
        // word.
        Answer again = person.login(code, key);
        if (again.status() != 200) {
            again.problem(409, "code_used", "relogin");
        }
        assertThat(person.login().created()).isEqualTo(again.status() != 200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void phoneBindingsFailClearlyAndWriteNothing(String name, FaultOf fault) {
        Person person = server.newPerson();
        LoggedIn login = person.login();
        Map<String, List<String>> before = server.stored();
        server.wechat().fault(fault.on("getuserphonenumber").appId(person.appId()));

        person.bindPhone(login.token()).problem(503, "wechat_unavailable", "retry");

        assertThat(server.stored()).isEqualTo(before);
        server.assertOthersNoticeNothing();
        server.wechat().clearFaults();
        assertThat(person.bindPhone(login.token()).ok().at("/user/phone/masked"))
                .isNotEmpty();
    }

    @Test
    void anErrcodeWrittenAsTextIsReadAsANumber() {
        Person person = server.newPerson();
        server.wechat()
                .fault(Fault.on("jscode2session")
                        .appId(person.appId())
                        .errcode(40029)
                        .errcodeAsString());

        person.tryLogin().problem(401, "invalid_code", "relogin");
    }

    @Test
    void aWeChatThatIsBusyForAMomentIsAskedAgain() {
        Person person = server.newPerson();
        server.wechat()
                .fault(Fault.on("jscode2session")
                        .appId(person.appId())
                        .errcode(-1)
                        .times(1));

        assertThat(person.tryLogin().ok().at("/token")).isNotEmpty();

        assertThat(server.wechat().journal("jscode2session").stream()
                        .filter(call -> person.appId().equals(call.appId())))
                .extracting(call -> call.errcode())
                .containsExactly(-1, 0);
    }

    @Test
    void theContentTypeOfWeChatsAnswerDoesNotMatter() {
        Person person = server.newPerson();
        server.wechat().fault(Fault.on("jscode2session").appId(person.appId()).contentType("application/octet-stream"));

        person.tryLogin().ok();
    }

    /** A fault for whichever call it is wanted. */
    @FunctionalInterface
    interface FaultOf {
        Fault on(String api);
    }

    private static Arguments damage(String name, FaultOf fault) {
        return Arguments.of(name, fault);
    }
}
