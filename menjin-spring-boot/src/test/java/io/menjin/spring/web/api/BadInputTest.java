package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.SignedData;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices, proxies and attackers send that they should not. */
@WithServer
class BadInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"x\"",
                "{}",
                "{\"source\":\"shop\"}",
                "{\"source\":\"shop\",\"code\":1}",
                "{\"source\":\"shop\",\"code\":null}",
                "{\"source\":\"shop\",\"code\":\"\"}",
                "{\"source\":\"shop\",\"code\":[\"a\"]}",
                "{\"source\":{\"a\":1},\"code\":\"a\"}",
                "{\"source\":\"shop\",\"code\":\"a\",\"code\":\"b\"}",
                "{\"source\":\"shop\",\"code\":\"a\",\"device\":\"phone\"}",
                "{\"source\":\"shop\",\"code\":\"a\",\"device\":{\"id\":7}}",
                "{\"source\":\"shop\",\"code\":\"a\",\"device\":{\"id\":\"\"}}",
                "{\"source\":\"shop\",\"code\":\"a\",\"phoneCode\":\"\"}",
                "{\"source\":\"shop\",\"code\":\"a\",\"reopen\":\"yes\"}",
                "{\"source\":\"shop\",\"code\":\"a\\u0000b\"}",
                "{\"source\":\"shop\",\"code\":\"a\\r\\nHost: evil\"}",
                "{\"source\":\"shop\",\"code\":\"密码\"}"
            })
    void aLoginThatIsNotOneIsRefusedBeforeWeChatIsAsked(String body, TestServer server) {
        int before = server.wechat().calls("jscode2session");

        server.post("/v1/login")
                .body("application/json", body)
                .send()
                .expect(400)
                .expectProblem("invalid_request");

        assertThat(server.wechat().calls("jscode2session")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CODE&appid=wxEVIL&x=1", "co\"de", "a'b", "a<b>", "%0d%0aHost:evil", "../../x", "a?b#c"})
    void aCodeThatWouldChangeTheCallIsSentAsItIs(String code, TestServer server) {
        Reply reply = server.post("/v1/login")
                .json(Map.of("source", "shop", "code", code))
                .send()
                .expect(401)
                .expectProblem("invalid_code");

        assertThat(reply.text()).doesNotContain(code).doesNotContain("appid").doesNotContain("secret");
        var calls = server.wechat().journal("jscode2session");
        assertThat(calls.get(calls.size() - 1).toString())
                .contains(TestServer.SHOP)
                .doesNotContain("wxEVIL&");
    }

    @Test
    void aCodeOfTenKilobytesIsRefused(TestServer server) {
        server.post("/v1/login")
                .json(Map.of("source", "shop", "code", "c".repeat(10_000)))
                .send()
                .expect(400)
                .expectProblem("invalid_request");
    }

    @Test
    void utf8ThatIsBrokenIsRefused(TestServer server) {
        byte[] body = "{\"source\":\"shop\",\"code\":\"x?\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xff;

        server.post("/v1/login")
                .body("application/json", body)
                .send()
                .expect(400)
                .expectProblem("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 100_000, 1_000_000})
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsAnnouncedOrNot(int size, TestServer server) {
        byte[] body = " ".repeat(size).getBytes(StandardCharsets.UTF_8);

        server.post("/v1/login")
                .body("application/json", body)
                .send()
                .expect(413)
                .expectProblem("too_large");
        server.post("/v1/login")
                .chunked("application/json", body)
                .send()
                .expect(413)
                .expectProblem("too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data", "x"
            })
    void anotherMediaTypeIsRefused(String type, TestServer server) {
        Reply reply = server.post("/v1/login")
                .body(type, "{\"source\":\"shop\",\"code\":\"a\"}")
                .send()
                .expect(415)
                .expectProblem("invalid_request");

        assertThat(reply.header("Accept")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/login", "PUT,/v1/login", "POST,/v1/me", "PATCH,/v1/verify", "DELETE,/oauth2/revoke"})
    void anotherMethodIsRefused(String method, String path, TestServer server) {
        Reply reply = server.call(method, path).send().expect(405).expectProblem("invalid_request");

        assertThat(reply.header("Allow")).isNotBlank().doesNotContain(method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/me/",
                "/v1/nothing",
                "/v2/me",
                "/favicon.ico",
                "/v1/avatars/x",
                "/error",
                "/problems/nothing",
                "/v1/me/sessions/",
                "/actuator/nothing",
                "/WEB-INF/web.xml"
            })
    void anUnknownAddressIsAProblem(String path, TestServer server) {
        server.get(path).send().expect(404).expectProblem("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?access_token=", "?token=", "?Authorization=Bearer%20"})
    void aTokenInTheAddressIsNeverRead(String query, TestServer server) {
        String token = server.login(server.newPerson());

        server.get("/v1/me" + query + token).send().expect(401).expectProblem("token_missing");
        server.post("/v1/logout" + query + token)
                .body("application/x-www-form-urlencoded", "access_token=" + token)
                .send()
                .expect(401)
                .expectProblem("token_missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "mj_",
                "mj_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
                "' OR 1=1 --"
            })
    void aTokenThatIsGarbageIsInvalid(String token, TestServer server) {
        server.get("/v1/me").bearer(token).send().expect(401).expectProblem("token_invalid");
        server.get("/v1/verify").bearer(token).send().expect(401).expectProblem("token_invalid");
    }

    @Test
    void aTokenWithOneCharacterChangedIsInvalid(TestServer server) {
        String token = server.login(server.newPerson());
        for (int i = 3; i < token.length(); i += 7) {
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            server.get("/v1/me")
                    .bearer(token.substring(0, i) + changed + token.substring(i + 1))
                    .send()
                    .expect(401)
                    .expectProblem("token_invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ключ"})
    void anIdempotencyKeyThatIsNoneIsRefused(String key, TestServer server) throws IOException {
        String body = "{\"source\":\"shop\",\"code\":\"a\"}";
        String answer = raw(
                server,
                "POST /v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: " + key
                        + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("invalid_request");
    }

    @Test
    void blobsThatAreNotAcceptedCannotBeToldApart(TestServer server) {
        EmulatorControl wechat = server.wechat();
        String person = server.newPerson();
        String token = server.login(person);
        SignedData foreign = wechat.openData(person, TestServer.SHOP, Map.of("a", 1), "wxSomebodyElse", wechat.now());
        SignedData old = wechat.openData(
                person,
                TestServer.SHOP,
                Map.of("a", 1),
                TestServer.SHOP,
                wechat.now().minus(Duration.ofHours(1)));
        SignedData used = wechat.openData(person, TestServer.SHOP, Map.of("a", 1));
        openData(server, token, used).expect(200);
        String other = server.newPerson();
        server.login(other);
        SignedData ofAnother = wechat.openData(other, TestServer.SHOP, Map.of("a", 1));

        for (SignedData blob : new SignedData[] {foreign, old, used, ofAnother}) {
            Reply reply = openData(server, token, blob).expect(409).expectProblem("session_key_expired");
            assertThat(reply.at("action")).isEqualTo("tap-again");
            assertThat(withoutTrace(reply)).isEqualTo(withoutTrace(openData(server, token, foreign)));
        }
    }

    @ParameterizedTest
    @CsvSource({"not base64!,AAAAAAAAAAAAAAAAAAAAAA==", "QUJD,AAAAAAAAAAAAAAAAAAAAAA==", "'',AAAA", "QUJD,''"})
    void whatCannotBeABlobIsToldSo(String encryptedData, String iv, TestServer server) {
        String token = server.login(server.newPerson());

        server.put("/v1/me/phone")
                .bearer(token)
                .json(Map.of("encryptedData", encryptedData, "iv", iv))
                .send()
                .expect(400)
                .expectProblem("decrypt_failed");
    }

    @Test
    void aPhoneIsProvedInOneWay(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        PhoneTap tap = server.tap(person);
        Map<String, String> both = new LinkedHashMap<>();
        both.put("code", tap.code());
        both.put("encryptedData", tap.encryptedData());
        both.put("iv", tap.iv());

        server.put("/v1/me/phone").bearer(token).json(both).send().expect(400).expectProblem("invalid_request");
        server.put("/v1/me/phone")
                .bearer(token)
                .json(Map.of())
                .send()
                .expect(400)
                .expectProblem("invalid_request");
        server.put("/v1/me/phone")
                .bearer(token)
                .json(Map.of("iv", tap.iv()))
                .send()
                .expect(400)
                .expectProblem("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/me?x=| HTTP/1.1", "GET /v1/%zz HTTP/1.1", "G\u0001T / HTTP/1.1", "GET /v1/me HTTP/9.9"})
    void whatIsNoHttpIsAProblemToo(String requestLine, TestServer server) throws IOException {
        String answer = raw(server, requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 (400|505) .*")
                .doesNotContain("<html")
                .doesNotContain("Tomcat");
        assertThat(answer).contains("application/problem+json").contains("\"code\":");
    }

    @Test
    void traceIsNotServed(TestServer server) throws IOException {
        String answer = raw(server, "TRACE /v1/me HTTP/1.1\r\nHost: x\r\nX-Secret: 4711\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("4711").contains("application/problem+json");
    }

    private static Reply openData(TestServer server, String token, SignedData blob) {
        return server.post("/v1/me/open-data")
                .bearer(token)
                .json(Map.of("encryptedData", blob.encryptedData(), "iv", blob.iv()))
                .send();
    }

    private static String withoutTrace(Reply reply) {
        return reply.text().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static String raw(TestServer server, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.base().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
