package io.menjin.emulator;

import static io.menjin.emulator.TestWorld.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.emulator.PushReceiver.Delivery;
import io.menjin.emulator.PushReceiver.Reply;
import io.menjin.emulator.internal.crypto.PushCipher;
import io.menjin.emulator.internal.crypto.PushSignature;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class PushTest {

    private static final String TOKEN = "push-token";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private PushReceiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new PushReceiver();
        // A machine that stands still for a while must not make the sender try again.
        control.setting(Settings.PUSH_TIMEOUT, Duration.ofMinutes(1));
        control.app(AppSpec.app(SHOP).push(receiver.url(), TOKEN, AES_KEY));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void sendsARevocationAsWeChatDescribesIt() {
        PushResult result = control.push("alice", PushSpec.revoke(SHOP, "8"));

        assertThat(result.accepted()).isTrue();
        Delivery delivery = receiver.deliveries().get(0);
        JsonNode event = json(delivery.body());
        assertThat(event.propertyNames())
                .containsExactly(
                        "ToUserName",
                        "FromUserName",
                        "CreateTime",
                        "MsgType",
                        "Event",
                        "OpenID",
                        "AppID",
                        "RevokeInfo");
        assertThat(event.path("OpenID").stringValue())
                .isEqualTo(control.user("alice").openId(SHOP));
        assertThat(event.path("FromUserName").stringValue())
                .isNotEqualTo(control.user("alice").openId(SHOP));
        assertThat(event.path("AppID").stringValue()).isEqualTo(SHOP);
        assertThat(event.path("RevokeInfo").isString()).isTrue();
        assertThat(event.path("RevokeInfo").stringValue()).isEqualTo("8");
        assertThat(event.path("CreateTime").longValue()).isEqualTo(TestWorld.START.getEpochSecond());
        assertThat(delivery.param("signature"))
                .isEqualTo(PushSignature.of(TOKEN, delivery.param("timestamp"), delivery.param("nonce")));
        assertThat(delivery.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({"user_authorization_cancellation", "user_info_modified"})
    void sendsTheOtherAuthorizationEventsWithoutRevokeInfo(String name) {
        control.push("alice", PushSpec.event(SHOP, name));

        JsonNode event = json(receiver.deliveries().get(0).body());
        assertThat(event.path("Event").stringValue()).isEqualTo(name);
        assertThat(event.has("OpenID")).isTrue();
        assertThat(event.has("RevokeInfo")).isFalse();
    }

    @Test
    void joinsSeveralCodesAsTold() {
        control.push("alice", PushSpec.revoke(SHOP, "6", "8"));
        control.setting(Settings.REVOKE_INFO_SEPARATOR, "|");
        control.push("alice", PushSpec.revoke(SHOP, "6", "8"));

        assertThat(receiver.deliveries())
                .extracting(delivery -> json(delivery.body()).path("RevokeInfo").stringValue())
                .containsExactly("6,8", "6|8");
    }

    @Test
    void addsTheUnionIdOnlyWhenAsked() {
        control.push("alice", PushSpec.cancellation(SHOP).withUnionId());
        control.push("alice", PushSpec.cancellation(SHOP));

        assertThat(json(receiver.deliveries().get(0).body()).has("UnionID")).isTrue();
        assertThat(json(receiver.deliveries().get(1).body()).has("UnionID")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PushFormat.class)
    void canBeDecryptedByWxJavaInSecureMode(PushFormat format) {
        control.push("alice", PushSpec.revoke(SHOP, "8").mode(PushMode.SECURE).format(format));

        Delivery delivery = receiver.deliveries().get(0);
        Map<String, String> envelope = read(delivery.body(), format);
        assertThat(envelope).containsOnlyKeys("ToUserName", "Encrypt");
        assertThat(delivery.param("encrypt_type")).isEqualTo("aes");
        String plain = new WxCryptUtil(TOKEN, AES_KEY, SHOP)
                .decryptContent(
                        delivery.param("msg_signature"),
                        delivery.param("timestamp"),
                        delivery.param("nonce"),
                        envelope.get("Encrypt"));
        assertThat(read(plain, format)).containsEntry("Event", "user_authorization_revoke");
    }

    @ParameterizedTest
    @EnumSource(PushFormat.class)
    void sendsBothInCompatibleMode(PushFormat format) {
        control.push(
                "alice", PushSpec.revoke(SHOP, "8").mode(PushMode.COMPATIBLE).format(format));

        Map<String, String> body = read(receiver.deliveries().get(0).body(), format);
        String encrypted = body.get("Encrypt");
        Map<String, String> plain = read(new PushCipher(AES_KEY, SHOP).decrypt(encrypted), format);
        assertThat(body).containsAllEntriesOf(plain);
        assertThat(plain).doesNotContainKey("Encrypt").containsEntry("RevokeInfo", "8");
    }

    @ParameterizedTest
    @EnumSource(PushFormat.class)
    void putsStraySpacesWhereTheyMayBe(PushFormat format) {
        control.push("alice", PushSpec.revoke(SHOP, "8").format(format).straySpaces());

        String body = receiver.deliveries().get(0).body();
        Map<String, String> trimmed = read(body, format);
        assertThat(trimmed).containsEntry("RevokeInfo", "8");
        assertThat(body).contains(format == PushFormat.JSON ? "\" OpenID\":\" o" : "<OpenID> <![CDATA[ o");
    }

    @Test
    void signsWronglyWhenAsked() {
        control.push("alice", PushSpec.revoke(SHOP, "8").mode(PushMode.SECURE).wrongSignature());

        Delivery delivery = receiver.deliveries().get(0);
        assertThat(delivery.param("signature"))
                .isNotEqualTo(PushSignature.of(TOKEN, delivery.param("timestamp"), delivery.param("nonce")));
        assertThat(delivery.param("msg_signature"))
                .isNotEqualTo(PushSignature.of(
                        TOKEN,
                        delivery.param("timestamp"),
                        delivery.param("nonce"),
                        json(delivery.body()).path("Encrypt").stringValue()));
    }

    @Test
    void deliversTheSameMessageSeveralTimes() {
        PushResult result = control.push("alice", PushSpec.revoke(SHOP, "8").deliveries(3));

        assertThat(result.deliveries()).hasSize(3);
        assertThat(receiver.deliveries().stream().map(Delivery::body).distinct())
                .hasSize(1);
        assertThat(receiver.deliveries().stream()
                        .map(delivery -> delivery.param("nonce"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void triesThreeTimesWithTheSameMessageWhenThereIsNoAnswer() throws Exception {
        control.setting(Settings.PUSH_TIMEOUT, Duration.ofMillis(200));
        CountDownLatch end = new CountDownLatch(1);
        receiver.answers(delivery -> {
            await(end);
            return new Reply(200, "success");
        });

        PushResult result = control.push("alice", PushSpec.revoke(SHOP, "8"));

        end.countDown();
        assertThat(result.accepted()).isFalse();
        assertThat(result.deliveries()).hasSize(3).allMatch(delivery -> delivery.status() == 0);
        assertThat(result.deliveries().stream().map(PushDelivery::body).distinct())
                .hasSize(1);
    }

    @Test
    void stopsTryingOnceTheReceiverAnswers() {
        receiver.answers(delivery -> receiver.deliveries().size() < 2 ? new Reply(500, "") : new Reply(200, "success"));

        PushResult result = control.push("alice", PushSpec.revoke(SHOP, "8"));

        assertThat(result.accepted()).isTrue();
        assertThat(result.deliveries()).extracting(PushDelivery::status).containsExactly(500, 200);
    }

    @Test
    void doesNotTryAgainAfterAnErrorStatusIfTold() {
        control.setting(Settings.PUSH_RETRIES_ERROR_STATUS, false);
        receiver.answers(delivery -> new Reply(403, "wrong signature"));

        PushResult result = control.push("alice", PushSpec.revoke(SHOP, "8"));

        assertThat(result.deliveries()).hasSize(1);
        assertThat(result.deliveries().get(0).answer()).isEqualTo("wrong signature");
        assertThat(result.deliveries().get(0).problem()).contains("HTTP 403");
    }

    @Test
    void readsAnEncryptedReply() {
        PushCipher cipher = new PushCipher(AES_KEY, SHOP);
        receiver.answers(delivery -> {
            String encrypted = cipher.encrypt(new byte[16], "{\"a\":1}");
            return new Reply(
                    200,
                    Json.text(Map.of(
                            "Encrypt",
                            encrypted,
                            "MsgSignature",
                            PushSignature.of(TOKEN, "1", "2", encrypted),
                            "TimeStamp",
                            1,
                            "Nonce",
                            "2")));
        });

        PushResult result = control.push("alice", PushSpec.revoke(SHOP, "8").mode(PushMode.SECURE));

        assertThat(result.deliveries().get(0).reply()).isEqualTo("{\"a\":1}");
    }

    @Test
    void checksTheUrlWithEchostr() {
        receiver.answers(delivery -> new Reply(200, delivery.param("echostr")));
        assertThat(control.checkPushUrl(SHOP).accepted()).isTrue();
        Delivery check = receiver.deliveries().get(0);
        assertThat(check.method()).isEqualTo("GET");
        assertThat(check.param("signature"))
                .isEqualTo(PushSignature.of(TOKEN, check.param("timestamp"), check.param("nonce")));

        receiver.answers(delivery -> new Reply(200, "success"));
        assertThat(control.checkPushUrl(SHOP).accepted()).isFalse();
    }

    @Test
    void sendsAnyEventWithAnyFields() {
        control.push(
                "alice", PushSpec.event(SHOP, "wxa_punish_event").fields(Map.of("event_type", 2, "reason", "x]]>y")));

        JsonNode event = json(receiver.deliveries().get(0).body());
        assertThat(event.path("event_type").intValue()).isEqualTo(2);
        assertThat(event.path("FromUserName").stringValue())
                .isEqualTo(control.user("alice").openId(SHOP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/push",
                "http://127.0.0.1.example.com/push",
                "http://127.0.0.1@example.com/push",
                "http://169.254.169.254/latest",
                "http://0.0.0.0/push",
                "http://[fe80::1]/push",
                "file:///etc/passwd",
                "//localhost/push",
                "localhost",
                "http://"
            })
    void refusesAUrlThatIsNotOnThisMachine(String url) {
        assertThatThrownBy(() -> control.app(AppSpec.app(SHOP).push(url, TOKEN, AES_KEY)))
                .isInstanceOfSatisfying(
                        EmulatorException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining("pushUrl");
    }

    @Test
    void doesNotFollowARedirect() {
        receiver.answers(delivery -> new Reply(302, ""));

        assertThat(control.push("alice", PushSpec.revoke(SHOP, "8")).accepted()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode json(String body) {
        return Json.parse(body.getBytes(UTF_8));
    }

    /** Reads a message by other means than those it was written with, trimming as a receiver should. */
    private static Map<String, String> read(String body, PushFormat format) {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        if (format == PushFormat.JSON) {
            json(body)
                    .properties()
                    .forEach(entry -> fields.put(
                            entry.getKey().strip(), entry.getValue().asString().strip()));
            return fields;
        }
        try {
            Element xml = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(body)))
                    .getDocumentElement();
            for (int i = 0; i < xml.getChildNodes().getLength(); i++) {
                fields.put(
                        xml.getChildNodes().item(i).getNodeName(),
                        xml.getChildNodes().item(i).getTextContent().strip());
            }
            return fields;
        } catch (Exception e) {
            throw new AssertionError(body, e);
        }
    }
}
