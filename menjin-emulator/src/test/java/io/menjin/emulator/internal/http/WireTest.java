package io.menjin.emulator.internal.http;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Fault;
import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WireTest {

    private static final String UNKNOWN_PATH = "GET /wxa/unknown HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void answers412WithoutABodyToAChunkedPost() {
        WireAnswer answer = wechat.send(HttpRequest.newBuilder(wechat.uri("/cgi-bin/stable_token", Map.of()))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("{}".getBytes()))));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.contentType()).isEmpty();
        assertThat(control.journal("stable_token").get(0).why()).contains("no Content-Length");
    }

    @Test
    void answers412ToAPostThatNeitherHasABodyNorSaysSo() throws Exception {
        RawHttp.Exchange exchange = RawHttp.send(
                EMULATOR.baseUri(), "POST /cgi-bin/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(exchange.received()).startsWith("HTTP/1.1 412 Precondition Failed\r\n");
        assertThat(exchange.body()).isEmpty();
    }

    /** The body comes late: had it been answered without it, the connection would be gone, and perhaps the answer. */
    @Test
    void reads412sBodyBeforeItAnswersAndKeepsTheConnection() throws Exception {
        RawHttp.Exchange exchange = RawHttp.send(
                EMULATOR.baseUri(),
                "POST /cgi-bin/stable_token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
                "2\r\n{}\r\n0\r\n\r\n" + UNKNOWN_PATH);

        assertThat(exchange.received())
                .startsWith("HTTP/1.1 412 Precondition Failed\r\n")
                .contains("HTTP/1.1 404 Not Found\r\n");
        assertThat(exchange.reset()).isFalse();
    }

    @Test
    void answersAPostOfLengthZero() {
        assertThat(wechat.postRaw("/cgi-bin/stable_token", Map.of(), new byte[0])
                        .errcode())
                .isEqualTo(44002);
    }

    @Test
    void doesNotPretendToKnowAnUnknownPath() {
        for (String path : new String[] {"/", "/wxa/unknown", "/wxa/checksessionkey", "/SNS/jscode2session", "/sns"}) {
            WireAnswer answer = wechat.get(path, Map.of());

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("docs/emulator-fidelity.md");
        }
        assertThat(control.journal())
                .hasSize(5)
                .allMatch(entry -> entry.outcome().equals("unknown"));
    }

    @Test
    void refusesOversizedBodies() {
        WireAnswer answer = wechat.postRaw("/cgi-bin/stable_token", Map.of(), new byte[(1 << 20) + 1]);

        assertThat(answer.status()).isEqualTo(413);
    }

    /** The end comes late: had it been refused without that, the connection would be gone, and perhaps the answer. */
    @Test
    void reads413sBodyBeforeItAnswersAndKeepsTheConnection() throws Exception {
        RawHttp.Exchange exchange = RawHttp.send(
                EMULATOR.baseUri(), head(3 << 20) + "x".repeat(2 << 20), "x".repeat(1 << 20) + UNKNOWN_PATH);

        assertThat(exchange.received())
                .startsWith("HTTP/1.1 413 Payload Too Large\r\n")
                .contains("HTTP/1.1 404 Not Found\r\n");
        assertThat(exchange.reset()).isFalse();
    }

    @Test
    void doesNotReadMuchMoreThanItTakes() throws Exception {
        RawHttp.Exchange exchange =
                RawHttp.send(EMULATOR.baseUri(), head(32 << 20) + "x".repeat(32 << 20) + UNKNOWN_PATH);

        assertThat(exchange.received()).doesNotContain("HTTP/1.1 404");
    }

    @Test
    void escapesSlashesWhenTold() {
        control.setting(Settings.ESCAPES_SLASHES, true);
        control.setting(Settings.API_CONTENT_TYPE, "text/html");
        control.setting(Settings.SNS_CONTENT_TYPE, "application/json");
        control.fault(Fault.on("token").errcode(40001).errmsg("see https://mmbizurl.cn"));

        WireAnswer answer = wechat.token(SHOP, SHOP_SECRET);

        assertThat(answer.body()).contains("https:\\/\\/mmbizurl.cn");
        assertThat(answer.text("errmsg")).startsWith("see https://mmbizurl.cn rid: ");
        assertThat(answer.contentType()).isEqualTo("text/html");
        assertThat(wechat.shopLogin("x").contentType()).isEqualTo("application/json");
    }

    @Test
    void masksSecretsInTheJournal() {
        String code = control.loginCode("alice", SHOP);
        String key = wechat.shopLogin(code).text("session_key");
        String token = wechat.token(SHOP, SHOP_SECRET).text("access_token");
        String openId = control.user("alice").openId(SHOP);
        wechat.proof("/wxa/checksession", token, openId, key);
        wechat.proof("/wxa/checksession", token, "o" + openId.substring(0, 27), key);
        wechat.code2Session(SHOP, SHOP_SECRET + "x", code);

        for (JournalEntry entry : control.journal()) {
            assertThat(entry.toString())
                    .doesNotContain(SHOP_SECRET)
                    .doesNotContain(code)
                    .doesNotContain(key)
                    .doesNotContain(openId.substring(0, 27))
                    .doesNotContain(token);
        }
        assertThat(control.journal("token").get(0).query())
                .contains("appid=" + SHOP)
                .contains("secret=5ec2***(32)");
    }

    @Test
    void recordsWhoCalledWhatForWhomAndHowItEnded() {
        wechat.shopLogin(control.loginCode("alice", SHOP));
        wechat.shopLogin("unknown");

        JournalEntry ok = control.journal().get(0);
        assertThat(ok.api()).isEqualTo("jscode2session");
        assertThat(ok.appId()).isEqualTo(SHOP);
        assertThat(ok.user()).isEqualTo("alice");
        assertThat(ok.outcome()).isEqualTo("ok");
        assertThat(ok.errcode()).isZero();
        assertThat(ok.time()).isEqualTo(TestWorld.START);
        JournalEntry refused = control.journal().get(1);
        assertThat(refused.outcome()).isEqualTo("refused");
        assertThat(refused.errcode()).isEqualTo(40029);
        assertThat(refused.why()).contains("never issued");
        assertThat(refused.id()).isEqualTo(ok.id() + 1);
    }

    @Test
    void surviveWhatIsNoHttp() throws Exception {
        for (String garbage : new String[] {
            "\r\n\r\n\r\n",
            "GET\r\n\r\n",
            "GET /sns/jscode2session?a=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /sns/jscode2session?js_code=%00%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /sns/../etc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST /cgi-bin/stable_token HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        }) {
            assertThat(RawHttp.send(EMULATOR.baseUri(), garbage).received())
                    .as(garbage)
                    .doesNotContain("Exception");
        }
        assertThat(wechat.shopLogin(control.loginCode("alice", SHOP)).errcode()).isZero();
    }

    private static String head(int length) {
        return "POST /cgi-bin/stable_token HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
