package io.menjin.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.JournalEntry;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, codes and keys of logins that are wrong. */
@ExtendWith(InputServer.Shared.class)
class LoginInputIT {

    private static final String MARK = InputServer.MARK;

    private final InputServer server;

    LoginInputIT(InputServer server) {
        this.server = server;
    }

    static Stream<String> bodies() {
        return Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "\"MARK\"",
                        "17",
                        "{",
                        "{}",
                        "{\"source\":\"shop\"}",
                        "{\"code\":\"MARK\"}",
                        "{\"source\":\"shop\",\"code\":null}",
                        "{\"source\":\"shop\",\"code\":\"\"}",
                        "{\"source\":\"shop\",\"code\":\"   \"}",
                        "{\"source\":\"shop\",\"code\":17}",
                        "{\"source\":\"shop\",\"code\":1.5}",
                        "{\"source\":\"shop\",\"code\":true}",
                        "{\"source\":\"shop\",\"code\":[\"MARK\"]}",
                        "{\"source\":\"shop\",\"code\":{\"MARK\":1}}",
                        "{\"source\":[\"shop\"],\"code\":\"MARK\"}",
                        "{\"source\":7,\"code\":\"MARK\"}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"code\":\"another\"}",
                        "{\"source\":\"shop\",\"code\":\"MARK\"} {}",
                        "{\"source\":\"shop\",\"code\":\"MARK\"}}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",}",
                        "{'source':'shop','code':'MARK'}",
                        "{source:\"shop\",code:\"MARK\"}",
                        "{\"source\":\"shop\",\"code\":\"MARK\" /* no */}",
                        "{\"source\":\"shop\",\"code\":NaN}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"phoneCode\":5}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"phoneCode\":\"\"}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"reopen\":\"yes\"}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"reopen\":1}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"device\":\"phone\"}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"device\":[]}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"device\":{\"id\":7}}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"device\":{\"id\":\"\"}}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"device\":{\"id\":\"a\\nb\"}}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"device\":{\"id\":\"" + "x".repeat(129) + "\"}}",
                        "{\"source\":\"shop\",\"code\":\"MARK\",\"x\":" + "[".repeat(3000) + "]".repeat(3000) + "}")
                .map(body -> body.replace("MARK", MARK));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("bodies")
    void bodiesThatDoNotFitAreInvalidAndWeChatIsNotAsked(String body) {
        refusesBeforeWeChat(body.getBytes(StandardCharsets.UTF_8), "invalid_request");
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                body(0xFF),
                body(0xC0, 0xAF),
                body(0xE0, 0x80, 0xAF),
                body(0xED, 0xA0, 0x80),
                body(0xF4, 0x90, 0x80, 0x80),
                body(0xE4, 0xBD),
                body(0x80),
                "\uFEFF{\"source\":\"shop\",\"code\":\"m\"}".getBytes(StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("notUtf8")
    void bytesThatAreNotUtf8AreInvalidAndWeChatIsNotAsked(byte[] body) {
        refusesBeforeWeChat(body, "invalid_request");
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "a\r\nX-Injected: 1",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "\u0000",
                "a\tb",
                "a\u001bb",
                "a\u007fb",
                "a\u0080b",
                "密码",
                "a\u2028b",
                "\ud83d\ude00",
                "a\u00a0b"
            })
    void codesWithControlOrForeignCharactersNeverReachWeChat(String code) {
        refusesCodeBeforeWeChat(MARK + code);
        refusesCodeBeforeWeChat(code + MARK);
    }

    @Test
    void codesOfTenKilobytesNeverReachWeChat() {
        refusesCodeBeforeWeChat(MARK + "x".repeat(10_000));
        refusesCodeBeforeWeChat(MARK + "x".repeat(513 - MARK.length()));
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "&appid=wx0000000000000000",
                "&appid=wx0&secret=x&js_code=y",
                "#fragment",
                "?a=b",
                "%26appid%3Dwx0",
                "%00",
                "%0d%0a",
                "\"quoted\"",
                "'quoted'",
                "\\",
                "a b c",
                "a+b",
                ";a=b",
                "../../cgi-bin/token",
                "${jndi:ldap://127.0.0.1/a}",
                "' OR '1'='1",
                "<script>"
            })
    void codesWithReservedCharactersReachWeChatAsOneParameter(String code) {
        server.wechat().clearJournal();
        Map<String, List<String>> before = server.stored();

        Answer answer = login(MARK + code);

        answer.problem(401, "invalid_code", "relogin");
        server.assertHandledQuietly(answer);
        assertThat(server.stored()).isEqualTo(before);
        List<JournalEntry> calls = server.wechat().journal();
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).errcode()).isEqualTo(40029);
        assertThat(calls.get(0).appId()).isEqualTo(server.appId());
        assertThat(Arrays.stream(String.valueOf(calls.get(0).query()).split("&"))
                        .map(pair -> pair.replaceAll("=.*", "")))
                .containsExactlyInAnyOrder("appid", "secret", "js_code", "grant_type");
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"mall", "SHOP", "shop ", "", "shop\u0000", "../shop", "shop' OR '1'='1", "商店"})
    void sourcesThatNobodyConfiguredAreUnknown(String source) {
        server.wechat().clearJournal();

        Answer answer = server.api()
                .post("/v1/login")
                .json(Map.of("source", source, "code", MARK))
                .send();

        answer.problem(400, "unknown_source", "none");
        server.assertHandledQuietly(answer);
        assertThat(server.wechat().journal()).isEmpty();
    }

    @Test
    void idempotencyKeysThatDoNotFitAreInvalid() {
        for (String key : List.of("x".repeat(129), "a b", "a\tb")) {
            Answer answer = server.person().login(MARK, MARK + key);
            answer.problem(400, "invalid_request");
            server.assertHandledQuietly(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/json-seq", "x"
            })
    void otherMediaTypesAreRefused(String type) {
        Answer answer = server.api()
                .post("/v1/login")
                .body(type, "{\"source\":\"shop\",\"code\":\"" + MARK + "\"}")
                .send();

        answer.problem(415, "invalid_request");
        server.assertHandledQuietly(answer);
    }

    /** A newer SDK must be able to talk to an older server. */
    @Test
    void membersThatNobodyKnowsAreLeftAlone() {
        Person person = server.person();

        server.api()
                .post("/v1/login")
                .json(Map.of("source", "shop", "code", person.code(), "tomorrow", Map.of("a", 1)))
                .send()
                .ok();
    }

    private void refusesCodeBeforeWeChat(String code) {
        server.wechat().clearJournal();
        Answer answer = login(code);
        answer.problem(400, "invalid_request", "none");
        server.assertHandledQuietly(answer);
        assertThat(server.wechat().journal()).isEmpty();
    }

    private void refusesBeforeWeChat(byte[] body, String code) {
        server.wechat().clearJournal();
        Map<String, List<String>> before = server.stored();
        Answer answer =
                server.api().post("/v1/login").body("application/json", body).send();
        answer.problem(400, code, "none");
        server.assertHandledQuietly(answer);
        assertThat(server.wechat().journal()).isEmpty();
        assertThat(server.stored()).isEqualTo(before);
    }

    private Answer login(String code) {
        return server.api()
                .post("/v1/login")
                .idempotencyKey(Person.newKey())
                .json(Map.of("source", "shop", "code", code))
                .send();
    }

    /** A login whose code has these bytes in it. */
    private static byte[] body(int... bytes) {
        StringBuilder text = new StringBuilder("{\"source\":\"shop\",\"code\":\"" + MARK);
        for (int value : bytes) {
            text.append((char) value);
        }
        return text.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
