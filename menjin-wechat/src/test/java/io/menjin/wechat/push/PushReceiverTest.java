package io.menjin.wechat.push;

import static io.menjin.wechat.push.PushVectors.PLAIN;
import static io.menjin.wechat.push.PushVectors.SECURE;
import static io.menjin.wechat.push.PushVectors.plain;
import static io.menjin.wechat.push.PushVectors.secure;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.push.PushMessage;
import io.menjin.core.push.PushMessage.Other;
import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.secret.PushToken;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PushCredentials;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushReceiverTest {

    private static final String DEMO =
            "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\",\"CreateTime\":%d,"
                    + "\"MsgType\":\"event\",\"Event\":\"debug_demo\",\"debug_str\":\"hello world\"}";
    private static final String ENVELOPE =
            "{\"ToUserName\":\"gh_97417a04a28d\",\"Encrypt\":\"" + PushVectors.ENCRYPT + "\"}";

    @Test
    void answersTheOfficialUrlCheck() {
        PushParameters check = PushParameters.of(Map.of(
                "signature", List.of("f464b24fc39322e44b38aa78f5edd27bd1441696"),
                "timestamp", List.of("1714036504"),
                "nonce", List.of("1514711492"),
                "echostr", List.of("4375120948345356249")));

        assertThat(plain().verifyUrl(check)).contains("4375120948345356249");
        assertThat(secure().verifyUrl(check)).contains("4375120948345356249");
    }

    @Test
    void doesNotAnswerAnUnsignedUrlCheck() {
        assertThat(plain().verifyUrl(new PushParameters("0".repeat(40), null, "1714036504", "1", "x")))
                .isEmpty();
        assertThat(plain().verifyUrl(new PushParameters(null, null, null, null, "x")))
                .isEmpty();
    }

    @Test
    void acceptsTheOfficialPlainMessage() {
        PushOutcome outcome = plain().receive(PLAIN, utf8(DEMO.formatted(1714037059)));

        assertThat(message(outcome)).isEqualTo(new Other("debug_demo", Instant.ofEpochSecond(1714037059)));
    }

    @Test
    void acceptsTheOfficialSecureMessage() {
        PushOutcome outcome = secure().receive(SECURE, utf8(ENVELOPE));

        assertThat(message(outcome)).isEqualTo(new Other("debug_demo", Instant.ofEpochSecond(1714112445)));
    }

    @Test
    void decryptsTheOfficialSecureMessage() throws Exception {
        assertThat(new PushCipher(PushVectors.KEY, PushVectors.APP).decrypt(PushVectors.ENCRYPT))
                .isEqualTo(DEMO.formatted(1714112445));
    }

    @Test
    void encryptsTheOfficialReply() {
        PushReply reply = secure().encryptReply(
                        "{\"demo_resp\":\"good luck\"}",
                        "415670741",
                        Instant.ofEpochSecond(1713424427),
                        utf8("707722b803182950"));

        assertThat(reply.encrypt())
                .isEqualTo("ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==");
        assertThat(reply.msgSignature()).isEqualTo("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1");
        assertThat(reply.toJson())
                .isEqualTo("{\"Encrypt\":\"" + reply.encrypt() + "\",\"MsgSignature\":\"" + reply.msgSignature()
                        + "\",\"TimeStamp\":1713424427,\"Nonce\":\"415670741\"}");
        assertThat(reply.toXml()).contains("<Nonce><![CDATA[415670741]]></Nonce>", "<TimeStamp>1713424427</TimeStamp>");
    }

    @Test
    void acceptsAnEncryptedMessageInXml() {
        String xml = "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[\n"
                + PushVectors.ENCRYPT + "\n]]></Encrypt></xml>";

        assertThat(message(secure().receive(SECURE, utf8(xml)))).isInstanceOf(Other.class);
    }

    @Test
    void acceptsOurOwnReplyAsMessage() {
        PushReply reply = secure().encryptReply("{\"MsgType\":\"text\",\"Content\":\"小明🙂\"}", "nonce1");
        PushParameters parameters =
                new PushParameters(null, reply.msgSignature(), String.valueOf(reply.timestamp()), reply.nonce(), null);

        assertThat(message(secure().receive(parameters, utf8(reply.toXml()))))
                .isEqualTo(new Other("text", PushVectors.CLOCK.instant()));
        assertThat(message(secure().receive(parameters, utf8(reply.toJson())))).isInstanceOf(Other.class);
    }

    @Test
    void takesTheEncryptedPartInCompatibleMode() {
        String both = DEMO.formatted(1).replace("debug_demo", "user_authorization_cancellation");
        String body = both.substring(0, both.length() - 1) + ",\"OpenID\":\"oVictim\",\"Encrypt\":\""
                + PushVectors.ENCRYPT + "\"}";

        assertThat(message(secure().receive(SECURE, utf8(body))))
                .isEqualTo(new Other("debug_demo", Instant.ofEpochSecond(1714112445)));
    }

    @Test
    void rejectsAPlainMessageWhereAKeyIsConfigured() {
        assertRejected(secure().receive(PLAIN, utf8(DEMO.formatted(1714037059))), PushRejection.NOT_ENCRYPTED);
    }

    @Test
    void rejectsAnEncryptedMessageWhereNoKeyIsConfigured() {
        PushParameters parameters = PushVectors.signed("1714112445", "415670741");

        assertRejected(plain().receive(parameters, utf8(ENVELOPE)), PushRejection.NO_KEY);
    }

    @Test
    void doesNotTakeThePlainSignatureForTheEncryptedOne() {
        PushParameters plainOnly =
                new PushParameters(SECURE.signature(), SECURE.signature(), SECURE.timestamp(), SECURE.nonce(), null);

        assertRejected(secure().receive(plainOnly, utf8(ENVELOPE)), PushRejection.BAD_SIGNATURE);
    }

    @Test
    void needsTheEncryptedSignature() {
        PushParameters without = new PushParameters(SECURE.signature(), null, SECURE.timestamp(), SECURE.nonce(), null);

        assertRejected(secure().receive(without, utf8(ENVELOPE)), PushRejection.BAD_PARAMETERS);
    }

    @Test
    void rejectsAWrongSignature() {
        PushParameters wrong = new PushParameters("0".repeat(40), null, "1714037059", "486452656", null);

        assertRejected(plain().receive(wrong, utf8(DEMO.formatted(1))), PushRejection.BAD_SIGNATURE);
    }

    @Test
    void rejectsAMessageOfAnotherToken() {
        PushReceiver other = PushVectors.receiver(
                new PushCredentials(new PushToken("BBBBB"), PushVectors.KEY), PushSettings.defaults());

        assertRejected(other.receive(SECURE, utf8(ENVELOPE)), PushRejection.BAD_SIGNATURE);
    }

    @Test
    void rejectsAMessageUnderAnotherKey() {
        PushReceiver other = PushVectors.receiver(
                new PushCredentials(PushVectors.TOKEN, new EncodingAesKey("B".repeat(43))), PushSettings.defaults());

        assertRejected(other.receive(SECURE, utf8(ENVELOPE)), PushRejection.WRONG_KEY);
    }

    @Test
    void rejectsAMessageForAnotherApp() {
        PushReceiver other = new PushReceiver(
                new AppId("wxAnother"),
                new PushCredentials(PushVectors.TOKEN, PushVectors.KEY),
                PushSettings.defaults(),
                PushVectors.CLOCK,
                new SecureRandom());

        assertRejected(other.receive(SECURE, utf8(ENVELOPE)), PushRejection.FOREIGN_APP);
    }

    @Test
    void rejectsParametersGivenTwice() {
        PushParameters twice = PushParameters.of(Map.of(
                "signature", List.of(String.valueOf(PLAIN.signature())),
                "timestamp", List.of("1714037059", "1714037059"),
                "nonce", List.of("486452656")));

        assertRejected(plain().receive(twice, utf8(DEMO.formatted(1))), PushRejection.BAD_PARAMETERS);
    }

    @Test
    void rejectsABodyBeyondTheLimit() {
        assertRejected(plain().receive(PLAIN, new byte[256 * 1024 + 1]), PushRejection.TOO_LARGE);
    }

    @Test
    void rejectsOldMessagesOnlyWhereAWindowIsConfigured() {
        PushReceiver strict = PushVectors.receiver(
                new PushCredentials(PushVectors.TOKEN, null), new PushSettings(1000, Duration.ofMinutes(5)));

        assertRejected(strict.receive(PLAIN, utf8(DEMO.formatted(1))), PushRejection.NOT_FRESH);
        assertThat(strict.receive(PushVectors.signed("1714112440", "1"), utf8(DEMO.formatted(1))))
                .isInstanceOf(PushOutcome.Accepted.class);
        assertRejected(
                strict.receive(PushVectors.signed("1714119999", "1"), utf8(DEMO.formatted(1))),
                PushRejection.NOT_FRESH);
    }

    private static PushMessage message(PushOutcome outcome) {
        assertThat(outcome).isInstanceOf(PushOutcome.Accepted.class);
        return ((PushOutcome.Accepted) outcome).message();
    }

    private static void assertRejected(PushOutcome outcome, PushRejection rejection) {
        assertThat(outcome).isEqualTo(new PushOutcome.Rejected(rejection));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
