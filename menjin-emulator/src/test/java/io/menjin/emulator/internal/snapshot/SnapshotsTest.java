package io.menjin.emulator.internal.snapshot;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.Behaviour;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.EmulatorException;
import io.menjin.emulator.Fault;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.emulator.WireClient;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {

    @Test
    void roundTripsTwoAppsAndFiveHundredUsersByteForByte() {
        EmulatorControl control = WeChatEmulator.builder().build().control();
        control.app(AppSpec.app("wxemu1").openPlatform("one"));
        control.app(AppSpec.app("wxemu2").push("http://127.0.0.1:9/push", "token", "A".repeat(43)));
        for (int i = 0; i < 500; i++) {
            UserSpec user =
                    UserSpec.user("user" + i).nickname("名字 \"" + i + "\"").phone(Integer.toString(10_000 + i));
            control.user(i % 7 == 0 ? user.behaviour(Behaviour.REFUSES_PHONE, Behaviour.HIGH_RISK) : user);
            control.loginCode("user" + i % 7, "wxemu1".replace('1', i % 2 == 0 ? '1' : '2'));
        }

        String snapshot = control.snapshot();
        EmulatorControl other = WeChatEmulator.builder().build().control();
        other.restore(snapshot);

        assertThat(other.snapshot()).isEqualTo(snapshot);
        assertThat(other.users()).hasSize(500).isEqualTo(control.users());
        assertThat(other.apps()).hasSize(2).isEqualTo(control.apps());
    }

    @Test
    void bringsBackCodesKeysTokensQuotasFaultsAndTheClock() throws Exception {
        try (WeChatEmulator first = TestWorld.builder().build().start();
                WeChatEmulator second = TestWorld.builder().build().start()) {
            WireClient before = new WireClient(first.baseUri());
            first.control().advanceClock(Duration.ofHours(1));
            first.control().setting(Settings.TOKENS_PER_DAY, 2);
            String used = first.control().loginCode("alice", SHOP);
            String key = before.shopLogin(used).text("session_key");
            String fresh = first.control().loginCode("alice", SHOP);
            String phoneCode =
                    String.valueOf(first.control().tapPhone("alice", SHOP).code());
            String stable = before.shopToken();
            before.token(SHOP, SHOP_SECRET);
            first.control().fault(Fault.on("checksession").skip(1).times(2).errcode(-1));

            second.control().restore(first.control().snapshot());

            WireClient after = new WireClient(second.baseUri());
            String openId = second.control().user("alice").openId(SHOP);
            assertThat(after.shopLogin(used).errcode()).isEqualTo(40163);
            assertThat(after.shopLogin(fresh).text("session_key")).isEqualTo(key);
            assertThat(after.shopToken()).isEqualTo(stable);
            assertThat(after.phone(stable, phoneCode).errcode()).isZero();
            assertThat(after.proof("/wxa/checksession", stable, openId, key).errcode())
                    .isZero();
            assertThat(after.proof("/wxa/checksession", stable, openId, key).errcode())
                    .isEqualTo(-1);
            assertThat(after.token(SHOP, SHOP_SECRET).errcode()).isZero();
            assertThat(after.token(SHOP, SHOP_SECRET).errcode()).isEqualTo(45009);
            assertThat(second.control().now()).isEqualTo(TestWorld.START.plus(Duration.ofHours(1)));
        }
    }

    @Property(tries = 60)
    void roundTripsWhateverHappened(@ForAll("histories") List<String> history) {
        EmulatorControl control = TestWorld.builder().build().control();
        history.forEach(action -> act(control, action));
        String snapshot = control.snapshot();
        EmulatorControl other = WeChatEmulator.builder()
                .clock(Clock.fixed(TestWorld.START, ZoneOffset.UTC))
                .build()
                .control();

        other.restore(snapshot);

        assertThat(other.snapshot()).isEqualTo(snapshot);
        // Not only equal on paper: the same further step leads to the same shape.
        other.fault(Fault.on("*").errcode(1));
        control.fault(Fault.on("*").errcode(1));
        assertThat(other.snapshot()).isEqualTo(control.snapshot());
    }

    @Provide
    Arbitrary<List<String>> histories() {
        return Arbitraries.of("login", "tap", "rotate", "expire", "key", "pay", "user", "clock", "fault", "setting")
                .list()
                .ofMaxSize(30);
    }

    private static void act(EmulatorControl control, String action) {
        switch (action) {
            case "login" -> control.loginCode("alice", SHOP);
            case "tap" -> control.tapPhone("grace", SHOP);
            case "rotate" -> control.rotateSessionKey("bob", SHOP);
            case "expire" -> control.expireSessionKey("alice", SHOP);
            case "key" -> control.userKey("alice", SHOP);
            case "pay" -> control.pay("alice", SHOP);
            case "user" -> control.user(UserSpec.user("carol").newEachStart().behaviour(Behaviour.REFUSES_PHONE));
            case "clock" -> control.advanceClock(Duration.ofMinutes(50));
            case "fault" -> control.fault(Fault.on("token").times(3).skip(1).truncate());
            default -> control.setting(Settings.SESSION_KEY_TTL, Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"format\":\"other\",\"version\":1,\"clockOffset\":\"PT0S\",\"world\":{}}",
                "{\"format\":\"menjin-emulator-snapshot\",\"version\":1,\"clockOffset\":\"PT0S\",\"world\":{}}",
                "{\"format\":\"menjin-emulator-snapshot\",\"version\":1,\"clockOffset\":\"x\",\"world\":{}}",
                "{\"format\":\"menjin-emulator-snapshot\",\"version\":1,\"clockOffset\":\"PT0S\"}",
            })
    void refusesWhatIsNoSnapshot(String snapshot) {
        assertRefused(snapshot, "");
    }

    @Test
    void refusesAnotherVersionAndChangesNothing() {
        EmulatorControl control = TestWorld.builder().build().control();
        String before = control.snapshot();

        assertThatThrownBy(() -> control.restore(before.replace("\"version\":1", "\"version\":2")))
                .isInstanceOf(EmulatorException.class)
                .hasMessageContaining("reads snapshots of version 1, not 2");
        assertThat(control.snapshot()).isEqualTo(before);
    }

    @Test
    void refusesAKeyOfNobody() {
        EmulatorControl control = TestWorld.builder().build().control();
        control.loginCode("alice", SHOP);

        assertRefused(control.snapshot().replace("\"userId\":\"alice\"", "\"userId\":\"nobody\""), "nobody");
    }

    private static void assertRefused(String snapshot, String reason) {
        EmulatorControl control = TestWorld.builder().build().control();
        assertThatThrownBy(() -> control.restore(snapshot))
                .isInstanceOfSatisfying(
                        EmulatorException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining(reason);
    }
}
