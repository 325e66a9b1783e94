package io.menjin.emulator.internal.http;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.MALL_SECRET;
import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.emulator.Drop;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.EmulatorException;
import io.menjin.emulator.Fault;
import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.internal.http.RawHttp.Exchange;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class FaultsTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void answersTheErrcodeSoOftenAsToldAndThenTheOperation() {
        control.fault(Fault.on("jscode2session").times(2).errcode(45011));

        assertThat(login().errcode()).isEqualTo(45011);
        assertThat(login().errcode()).isEqualTo(45011);
        assertThat(login().errcode()).isZero();
    }

    @Test
    void keepsTheFormOfWeChatsAnswer() {
        control.fault(Fault.on("jscode2session").errcode(-1));

        WireAnswer answer = login();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/plain");
        assertThat(answer.text("errmsg")).matches("system error rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
        assertThat(answer.explain()).contains("fault-");
    }

    @Test
    void usesOtherWordsWhenGiven() {
        control.fault(Fault.on("*").errcode(50002).errmsg("user limited"));

        assertThat(login().text("errmsg")).startsWith("user limited rid: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sns/jscode2session", "jscode2session", "code2Session", "JSCODE2SESSION", "*"})
    void takesEveryNameOfTheOperation(String name) {
        control.fault(Fault.on(name).errcode(-1));

        assertThat(login().errcode()).isEqualTo(-1);
    }

    @Test
    void refusesANameThatWouldNeverMatch() {
        assertThatThrownBy(() -> control.fault(Fault.on("jscode2sesion").errcode(-1)))
                .isInstanceOf(EmulatorException.class)
                .hasMessageContaining("jscode2session");
    }

    @Test
    void hitsOnlyTheAppItNames() {
        control.fault(Fault.on("*").appId(MALL).errcode(-1));

        assertThat(login().errcode()).isZero();
        assertThat(wechat.code2Session(MALL, MALL_SECRET, "x").errcode()).isEqualTo(-1);
        control.clearFaults();
        String token = wechat.token(MALL, MALL_SECRET).text("access_token");
        control.fault(Fault.on("getuserphonenumber").appId(MALL).errcode(-1));
        assertThat(wechat.phone(token, "x").errcode()).isEqualTo(-1);
        assertThat(wechat.phone(wechat.shopToken(), "x").errcode()).isEqualTo(40029);
    }

    @Test
    void hitsTheAppThatABodyNames() {
        control.fault(Fault.on("stable_token").appId(SHOP).times(1).errcode(40164));

        assertThat(wechat.stableToken(false).errcode()).isEqualTo(40164);
        control.fault(Fault.on("stable_token").appId(MALL).errcode(40164));
        assertThat(wechat.stableToken(false).errcode()).isZero();
    }

    @Test
    void letsCallsPassFirst() {
        control.fault(Fault.on("token").skip(2).times(1).errcode(45009));

        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isEqualTo(45009);
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
    }

    @Test
    void doesNotUseTheCodeUpWhenItAnswersInstead() {
        String code = control.loginCode("alice", SHOP);
        control.fault(Fault.on("jscode2session").times(1).errcode(-1));

        assertThat(wechat.shopLogin(code).errcode()).isEqualTo(-1);
        assertThat(wechat.shopLogin(code).errcode()).isZero();
    }

    @Test
    void usesTheCodeUpWhenOnlyTheAnswerIsLost() throws Exception {
        String code = control.loginCode("alice", SHOP);
        control.fault(Fault.on("jscode2session").times(1).drop(Drop.BEFORE));

        assertThat(raw(code).received()).isEmpty();
        assertThat(wechat.shopLogin(code).errcode()).isEqualTo(40163);
    }

    @Test
    void doesNotUseTheCodeUpWhenToldNotToExecute() throws Exception {
        String code = control.loginCode("alice", SHOP);
        control.fault(Fault.on("jscode2session").times(1).drop(Drop.BEFORE).execute(false));

        assertThat(raw(code).received()).isEmpty();
        assertThat(wechat.shopLogin(code).errcode()).isZero();
    }

    @Test
    void usesTheCodeUpAndAnswersAnErrcodeWhenToldToExecute() {
        String code = control.loginCode("alice", SHOP);
        control.fault(Fault.on("jscode2session").times(1).errcode(-1).execute(true));

        assertThat(wechat.shopLogin(code).errcode()).isEqualTo(-1);
        assertThat(wechat.shopLogin(code).errcode()).isEqualTo(40163);
    }

    @Test
    void resetsTheConnection() throws Exception {
        control.fault(Fault.on("jscode2session").times(1).drop(Drop.RESET));

        Exchange exchange = raw(control.loginCode("alice", SHOP));

        assertThat(exchange.received()).isEmpty();
        assertThat(exchange.reset()).isTrue();
    }

    @Test
    void endsTheConnectionInTheMiddleOfTheBody() throws Exception {
        control.fault(Fault.on("jscode2session").times(1).drop(Drop.MIDDLE));

        Exchange exchange = raw(control.loginCode("alice", SHOP));

        int announced = Integer.parseInt(exchange.received().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(exchange.body().length()).isPositive().isEqualTo(announced / 2);
        assertThat(control.journal().get(0).status()).isZero();
    }

    @Test
    void truncatesTheJsonInACompleteAnswer() {
        control.fault(Fault.on("jscode2session").times(1).truncate());
        WireAnswer half = login();
        control.fault(Fault.on("jscode2session").times(1).truncate(10));
        WireAnswer ten = login();
        control.fault(Fault.on("jscode2session").times(1).truncate(0));

        assertThatThrownBy(half::json).isInstanceOf(JacksonException.class);
        assertThat(half.body()).startsWith("{\"session_key\":");
        assertThat(ten.body()).isEqualTo("{\"session_");
        assertThat(login().body()).isEmpty();
    }

    @Test
    void writesTheErrcodeAsAString() {
        control.fault(Fault.on("jscode2session").times(1).errcode(40029).errcodeAsString());
        assertThat(login().body()).startsWith("{\"errcode\":\"40029\",");
        control.fault(Fault.on("jscode2session").times(1).errcodeAsString());
        assertThat(login().json().path("errcode").stringValue()).isEqualTo("0");
    }

    @Test
    void writesEveryKeyTwiceFirstWithAForeignValue() {
        control.fault(Fault.on("jscode2session").times(1).duplicateKeys());

        String body = login().body();

        assertThat(body)
                .startsWith("{\"session_key\":\"duplicate\",\"openid\":\"duplicate\",\"unionid\":\"duplicate\","
                        + "\"session_key\":\"")
                .contains(control.user("alice").openId(SHOP));
    }

    @Test
    void sendsAnyStatusHeadersAndBody() {
        control.fault(Fault.on("jscode2session")
                .times(1)
                .status(502)
                .body("<html>Bad Gateway</html>")
                .contentType("text/html")
                .headers(Map.of("Retry-After", "7")));
        WireAnswer answer = login();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.contentType()).isEqualTo("text/html");
        assertThat(answer.body()).isEqualTo("<html>Bad Gateway</html>");
    }

    @Test
    void sendsAStatusAloneWithoutBody() {
        control.fault(Fault.on("jscode2session").times(1).status(500));

        WireAnswer answer = login();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void sendsAStatusWithTheErrcode() {
        control.fault(Fault.on("jscode2session").times(1).status(503).errcode(-1));

        WireAnswer answer = login();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errcode()).isEqualTo(-1);
    }

    @Test
    void dripsTheWholeBody() {
        control.fault(Fault.on("jscode2session").times(1).drip(7, Duration.ofMillis(1)));

        assertThat(login().text("openid")).isEqualTo(control.user("alice").openId(SHOP));
    }

    @Test
    void delaysTheFirstByte() {
        control.fault(Fault.on("jscode2session").times(1).delay(Duration.ofMillis(30)));
        control.setting(Settings.LATENCY, Map.of("code2Session", Duration.ofMillis(20), "*", Duration.ofMillis(1)));

        assertThat(login().errcode()).isZero();
        wechat.token(SHOP, SHOP_SECRET);

        assertThat(control.journal()).extracting(JournalEntry::delayMillis).containsExactly(50L, 1L);
    }

    @Test
    void canScriptAPathTheEmulatorDoesNotHave() {
        control.fault(Fault.on("/wxa/not_emulated").body("{\"errcode\":0}").contentType("application/json"));

        assertThat(wechat.get("/wxa/not_emulated", Map.of()).body()).isEqualTo("{\"errcode\":0}");
    }

    @Test
    void meetsTheOldestFaultFirstAndEndsTheOneRemoved() {
        String first = control.fault(Fault.on("*").errcode(1));
        control.fault(Fault.on("*").errcode(2));

        assertThat(login().errcode()).isEqualTo(1);
        control.removeFault(first);
        assertThat(login().errcode()).isEqualTo(2);
        assertThatThrownBy(() -> control.removeFault(first)).hasMessageContaining("no such fault");
    }

    @Test
    void namesTheFaultInTheJournalAndWhatWouldHaveHappened() {
        String id = control.fault(Fault.on("*").times(1).truncate());
        wechat.shopLogin("unknown");

        JournalEntry entry = control.journal().get(0);
        assertThat(entry.outcome()).isEqualTo("fault");
        assertThat(entry.fault()).isEqualTo(id);
        assertThat(entry.errcode()).isEqualTo(40029);
        assertThat(entry.why()).contains("without it: the emulator never issued this code");
    }

    @Test
    void isOverAfterAReset() {
        control.fault(Fault.on("*").errcode(-1));
        control.reset();

        assertThat(login().errcode()).isZero();
    }

    private WireAnswer login() {
        return wechat.shopLogin(control.loginCode("alice", SHOP));
    }

    private Exchange raw(String code) throws IOException {
        return RawHttp.send(
                EMULATOR.baseUri(),
                "GET /sns/jscode2session?appid=" + SHOP + "&secret=" + SHOP_SECRET + "&js_code=" + code
                        + "&grant_type=authorization_code HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
