package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.SignedData;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithServer
class MeEndpointsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @Test
    void changesNicknameAndAvatar(TestServer server) {
        String token = server.login(server.newPerson());

        Reply changed = server.patch("/v1/me")
                .bearer(token)
                .json(Map.of("nickname", "  小红 ", "avatarUrl", "https://thirdwx.qlogo.cn/a.png"))
                .send()
                .expect(200);

        assertThat(changed.at("user.nickname")).isEqualTo("小红");
        assertThat(changed.at("user.avatarUrl")).isEqualTo("https://thirdwx.qlogo.cn/a.png");
        assertThat(changed.at("user.authStep")).isEqualTo("2");
        server.patch("/v1/me").bearer(token).json(Map.of()).send().expect(200);
        for (String wrong : new String[] {"", " ", "x".repeat(33), "a\u0000b", "a\u202eb"}) {
            server.patch("/v1/me")
                    .bearer(token)
                    .json(Map.of("nickname", wrong))
                    .send()
                    .expect(400)
                    .expectProblem("invalid_request");
        }
    }

    @Test
    void takesAPatchInsideAPostSincePhonesCannotSendOne(TestServer server) {
        String token = server.login(server.newPerson());

        Reply changed = server.post("/v1/me")
                .header("X-HTTP-Method-Override", "PATCH")
                .bearer(token)
                .json(Map.of("nickname", "小红"))
                .send()
                .expect(200);

        assertThat(changed.at("user.nickname")).isEqualTo("小红");
        server.post("/v1/me").bearer(token).json(Map.of("nickname", "x")).send().expect(405);
        server.post("/v1/me")
                .header("X-HTTP-Method-Override", "DELETE")
                .bearer(token)
                .send()
                .expect(405);
        server.get("/v1/me")
                .header("X-HTTP-Method-Override", "PATCH")
                .bearer(token)
                .send()
                .expect(200);
    }

    @Test
    void takesAProfileThatWeChatSigned(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        SignedData profile = server.wechat().profile(person, TestServer.SHOP);
        Map<String, Object> body = Map.of(
                "profile",
                Map.of(
                        "rawData", profile.rawData(),
                        "signature", profile.signature(),
                        "encryptedData", profile.encryptedData(),
                        "iv", profile.iv()));

        server.patch("/v1/me").bearer(token).json(body).send().expect(200);
        server.patch("/v1/me")
                .bearer(token)
                .json(Map.of("profile", Map.of("rawData", "{}")))
                .send()
                .expect(400)
                .expectProblem("invalid_request");
    }

    @Test
    void keepsAndServesAvatars(TestServer server) {
        String token = server.login(server.newPerson());

        String url = server.post("/v1/me/avatar")
                .bearer(token)
                .file("file", PNG)
                .send()
                .expect(200)
                .at("user.avatarUrl");
        Reply image = server.get(url).send().expect(200);

        assertThat(url).startsWith("/v1/avatars/");
        assertThat(image.bytes()).isEqualTo(PNG);
        assertThat(image.header("Content-Type")).isEqualTo("image/png");
        assertThat(image.header("Cache-Control")).contains("immutable").contains("max-age=31536000");
        assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(image.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(server.call("HEAD", url).send().expect(200).bytes()).isEmpty();

        String second = server.post("/v1/me/avatar")
                .bearer(token)
                .file("file", PNG)
                .send()
                .expect(200)
                .at("user.avatarUrl");
        assertThat(second).isNotEqualTo(url);
        server.get(url).send().expect(404);
    }

    @Test
    void refusesWhatIsNoImageOrTooLargeOrNotNamedFile(TestServer server) {
        String token = server.login(server.newPerson());
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        byte[] large = new byte[2 * 1024 * 1024 + 1];
        System.arraycopy(PNG, 0, large, 0, PNG.length);

        server.post("/v1/me/avatar")
                .bearer(token)
                .file("file", page)
                .send()
                .expect(400)
                .expectProblem("invalid_request");
        server.post("/v1/me/avatar")
                .bearer(token)
                .file("other", PNG)
                .send()
                .expect(400)
                .expectProblem("invalid_request");
        server.post("/v1/me/avatar")
                .bearer(token)
                .file("file", large)
                .send()
                .expect(413)
                .expectProblem("too_large");
        server.post("/v1/me/avatar")
                .bearer(token)
                .body("image/png", PNG)
                .send()
                .expect(415)
                .expectProblem("invalid_request");
        server.post("/v1/me/avatar")
                .bearer(token)
                .body("multipart/form-data", PNG)
                .send()
                .expect(400)
                .expectProblem("invalid_request");
        server.post("/v1/me/avatar").file("file", PNG).send().expect(401).expectProblem("token_missing");
    }

    @Test
    void exportsEverythingMasked(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        server.bindPhone(person, token);

        Reply export = server.get("/v1/me/export").bearer(token).send().expect(200);

        assertThat(export.at("identities.0.source")).isEqualTo("shop");
        assertThat(export.json().at("/history").size()).isGreaterThanOrEqualTo(2);
        assertThat(export.json().at("/sessions").size()).isEqualTo(1);
        assertThat(export.text()).doesNotContain(server.wechat().user(person).phone());
    }

    @Test
    void opensData(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        SignedData blob = server.wechat()
                .openData(person, TestServer.SHOP, Map.of("openGId", "group", "openId", "secret", "n", 1));

        Reply data = server.post("/v1/me/open-data")
                .bearer(token)
                .json(Map.of("encryptedData", blob.encryptedData(), "iv", blob.iv()))
                .send()
                .expect(200);

        assertThat(data.at("data.openGId")).isEqualTo("group");
        assertThat(data.at("data.openId")).isNull();
    }

    @Test
    void bindsAndUnbindsThePhoneBothWays(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);

        Reply bound = server.bindPhone(person, token);
        assertThat(bound.at("user.phone.countryCode")).isEqualTo("86");
        assertThat(server.get("/v1/verify?step=phone")
                        .bearer(token)
                        .send()
                        .expect(204)
                        .header("Menjin-Steps"))
                .isEqualTo("phone");

        assertThat(server.delete("/v1/me/phone")
                        .bearer(token)
                        .send()
                        .expect(200)
                        .at("user.phone"))
                .isNull();
        var tap = server.tap(person);
        assertThat(server.put("/v1/me/phone")
                        .bearer(token)
                        .json(Map.of("encryptedData", tap.encryptedData(), "iv", tap.iv()))
                        .send()
                        .expect(200)
                        .at("user.phone.masked"))
                .isEqualTo(bound.at("user.phone.masked"));
    }

    @Test
    void aPhoneCodeThatIsNoGoodAsksForAnotherTap(TestServer server) {
        String token = server.login(server.newPerson());

        Reply refused = server.put("/v1/me/phone")
                .bearer(token)
                .json(Map.of("code", "no-such-code"))
                .send()
                .expect(401)
                .expectProblem("invalid_code");

        assertThat(refused.at("action")).isEqualTo("tap-again");
    }

    @Test
    void asksWeChatAboutTheSessionKey(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);

        Reply valid = server.get("/v1/me/session-key").bearer(token).send().expect(200);
        assertThat(valid.at("valid")).isEqualTo("true");
        assertThat(valid.at("obtainedAt")).isNotNull();
        server.wechat().expireSessionKey(person, TestServer.SHOP);
        assertThat(server.get("/v1/me/session-key")
                        .bearer(token)
                        .send()
                        .expect(200)
                        .at("valid"))
                .isEqualTo("false");
    }

    @Test
    void listsAndEndsSessions(TestServer server) {
        String person = server.newPerson();
        String first = server.login(person);
        String second = server.login(person);

        Reply sessions = server.get("/v1/me/sessions").bearer(second).send().expect(200);
        assertThat(sessions.json().at("/sessions").size()).isEqualTo(2);
        assertThat(sessions.at("sessions.0.current")).isEqualTo("true");
        String other = sessions.at("sessions.1.id");

        server.delete("/v1/me/sessions/" + other).bearer(second).send().expect(204);
        server.delete("/v1/me/sessions/" + other).bearer(second).send().expect(204);
        server.get("/v1/me").bearer(first).send().expect(401).expectProblem("token_revoked");
        server.delete("/v1/me/sessions/not-an-id")
                .bearer(second)
                .send()
                .expect(400)
                .expectProblem("invalid_request");
        String stranger = server.login(server.newPerson());
        server.delete("/v1/me/sessions/" + sessions.at("sessions.0.id"))
                .bearer(stranger)
                .send()
                .expect(204);
        server.get("/v1/me").bearer(second).send().expect(200);
    }
}
