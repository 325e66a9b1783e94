package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.wechat.RecordingUpstream.Answer;
import io.menjin.wechat.RecordingUpstream.Request;
import io.menjin.wechat.internal.json.StrictJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire: whatever a device sends as a code is the value of one parameter. */
class WireTest {

    private static RecordingUpstream upstream;
    private static WeChatClient client;

    @BeforeAll
    static void start() throws Exception {
        upstream = new RecordingUpstream(WireTest::answer);
        client = WeChatClient.builder()
                .settings(EmulatedWeChat.patient(upstream.uri()))
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.requests().clear();
    }

    static Stream<String> codes() {
        return Stream.of(
                "CODE1&appid=wxEVIL&x=1",
                "CODE1&secret=0&grant_type=client_credential",
                "a=b",
                "a+b c",
                "\"quoted\"",
                "'; drop table account; --",
                "{\"$ne\":null}",
                "a\r\nHost: evil.example\r\n\r\nGET / HTTP/1.1",
                "a\nb",
                "\u0000",
                "a\u0000b",
                "%26appid%3DwxEVIL",
                "%",
                "%zz",
                "#fragment",
                "a?b#c",
                "../../cgi-bin/token",
                "//evil.example/",
                "http://evil.example/",
                "小程序",
                "👨‍👩‍👧‍👦",
                "\u202Eedoc",
                "\uFEFFcode",
                "İı",
                " ",
                "\t",
                "a;b",
                "a|b",
                "<script>alert(1)</script>",
                "${jndi:ldap://evil.example/a}",
                "x".repeat(10 * 1024),
                "&=".repeat(5 * 1024));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void keepsALoginCodeInOneParameter(String code) {
        client.exchange(source(), new LoginCode(code));

        Request request = upstream.requests().get(0);
        assertThat(request.target()).matches("/sns/jscode2session\\?[A-Za-z0-9._~%=&-]+");
        assertThat(parameters(request))
                .containsExactly(
                        Map.entry("appid", EmulatedWeChat.APP),
                        Map.entry("secret", EmulatedWeChat.SECRET),
                        Map.entry("js_code", code),
                        Map.entry("grant_type", "authorization_code"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void keepsAPhoneCodeInOneMember(String code) throws Exception {
        client.phoneNumber(source(), new PhoneCode(code), new OpenId("oSomebody"));

        Request request = upstream.requests().stream()
                .filter(candidate -> candidate.target().startsWith("/wxa/"))
                .findFirst()
                .orElseThrow();
        assertThat(StrictJson.asMap(StrictJson.readObject(request.body())))
                .containsOnly(Map.entry("code", code), Map.entry("openid", "oSomebody"));
        assertThat(request.contentLength()).containsExactly(String.valueOf(request.body().length));
        assertThat(parameters(request)).containsExactly(Map.entry("access_token", "tok&en=1"));
    }

    @Test
    void neverForcesANewToken() throws Exception {
        try (WeChatClient fresh = WeChatClient.builder()
                .settings(EmulatedWeChat.patient(upstream.uri()))
                .build()) {
            fresh.phoneNumber(source(), new PhoneCode("code"), new OpenId("oSomebody"));
        }

        Request request = upstream.requests().get(0);
        assertThat(request.target()).isEqualTo("/cgi-bin/stable_token");
        assertThat(StrictJson.asMap(StrictJson.readObject(request.body())))
                .containsOnly(
                        Map.entry("grant_type", "client_credential"),
                        Map.entry("appid", EmulatedWeChat.APP),
                        Map.entry("secret", EmulatedWeChat.SECRET),
                        Map.entry("force_refresh", false));
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = request.target().substring(request.target().indexOf('?') + 1);
        for (String pair : List.of(query.split("&"))) {
            String[] parts = pair.split("=", -1);
            assertThat(parts).hasSize(2);
            assertThat(parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8)))
                    .isNull();
        }
        return parameters;
    }

    private static Answer answer(Request request) {
        if (request.target().startsWith("/cgi-bin/stable_token")) {
            return new Answer(200, "{\"access_token\":\"tok&en=1\",\"expires_in\":7200}");
        }
        if (request.target().startsWith("/sns/")) {
            return new Answer(200, "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}");
        }
        return new Answer(
                200,
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13580006666\",\"countryCode\":\"86\","
                        + "\"watermark\":{\"timestamp\":1637744274,\"appid\":\"wxemu00000000shop\"}}}");
    }
}
