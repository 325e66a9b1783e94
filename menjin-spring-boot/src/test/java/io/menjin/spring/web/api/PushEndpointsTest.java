package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.PushDelivery;
import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import io.menjin.emulator.PushResult;
import io.menjin.emulator.PushSpec;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@WithServer
class PushEndpointsTest {
    private TestServer server;

    @BeforeEach
    void tellWeChatTheAddress(TestServer running) {
        server = running;
        server.wechat()
                .app(AppSpec.app(TestServer.SHOP)
                        .push(server.base() + "/wechat/push/shop", TestServer.PUSH_TOKEN, TestServer.PUSH_KEY));
    }

    @Test
    void passesTheCheckOfWeChatsConsole() {
        PushDelivery check = server.wechat().checkPushUrl(TestServer.SHOP);

        assertThat(check.accepted()).as(String.valueOf(check)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SECURE,JSON", "SECURE,XML", "COMPATIBLE,JSON", "COMPATIBLE,XML"})
    void erasesAPersonWhoHasLeft(PushMode mode, PushFormat format) {
        String person = server.newPerson();
        String token = server.login(person);

        PushResult result = server.wechat()
                .push(person, PushSpec.cancellation(TestServer.SHOP).mode(mode).format(format));

        assertThat(result.accepted()).as(String.valueOf(result)).isTrue();
        assertThat(server.get("/v1/me").bearer(token).send().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(PushFormat.class)
    void forgetsThePhoneThatAPersonTakesBackHoweverOftenWeChatSaysSo(PushFormat format) {
        String person = server.newPerson();
        String token = server.login(person);
        server.bindPhone(person, token);

        PushResult result = server.wechat()
                .push(
                        person,
                        PushSpec.revoke(TestServer.SHOP, "8")
                                .mode(PushMode.SECURE)
                                .format(format)
                                .deliveries(3)
                                .straySpaces());

        assertThat(result.accepted()).as(String.valueOf(result)).isTrue();
        Reply me = server.get("/v1/me").bearer(server.login(person)).send().expect(200);
        assertThat(me.at("user.phone")).isNull();
    }

    @Test
    void refusesWhoIsNotWeChat() {
        String person = server.newPerson();
        String token = server.login(person);

        PushResult forged = server.wechat()
                .push(
                        person,
                        PushSpec.cancellation(TestServer.SHOP)
                                .mode(PushMode.SECURE)
                                .wrongSignature());
        PushResult plain = server.wechat()
                .push(person, PushSpec.cancellation(TestServer.SHOP).mode(PushMode.PLAIN));

        assertThat(forged.accepted()).isFalse();
        assertThat(plain.accepted()).isFalse();
        server.get("/v1/me").bearer(token).send().expect(200);
        server.post("/wechat/push/shop")
                .body("application/json", "{}")
                .send()
                .expect(400)
                .expectProblem("signature_mismatch");
        server.get("/wechat/push/shop?signature=x&timestamp=1&nonce=2&echostr=3")
                .send()
                .expect(400)
                .expectProblem("signature_mismatch");
    }

    @Test
    void isOnlyForSourcesThatTakePart() {
        server.post("/wechat/push/bank")
                .body("application/json", "{}")
                .send()
                .expect(400)
                .expectProblem("unknown_source");
        server.get("/wechat/push/nowhere").send().expect(400).expectProblem("unknown_source");
    }

    @Test
    void refusesAMessageThatIsTooLarge() {
        server.post("/wechat/push/shop")
                .body("application/json", " ".repeat(70_000))
                .send()
                .expect(413)
                .expectProblem("too_large");
    }
}
