package io.menjin.core.sessionkey;

import static io.menjin.core.problem.ProblemCode.DECRYPT_FAILED;
import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.problem.ProblemCode.SESSION_KEY_EXPIRED;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.menjin.core.problem.Problem;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.AppId;
import io.menjin.core.testkit.Blobs;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.EncryptedData;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenDataServiceTest {

    private static final Map<String, String> STEPS = Map.of("steps", "100");

    private final TestCore core = TestCore.inMemory();
    private final AppId app = core.appId(SHOP);
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();
    private final Authenticated caller = core.caller(core.login(alice));
    private final Problem refusal = problem(SESSION_KEY_EXPIRED, () -> open(garbage()));

    @Test
    void opensABlobUnderTheCurrentKey() {
        assertThat(open(core.wechat.blob(app, alice, STEPS))).isEqualTo(Map.of("steps", "100"));
    }

    @Test
    void opensABlobThatIsOlderThanTheNextLogins() {
        EncryptedData blob = core.wechat.blob(app, alice, STEPS);
        for (int i = 0; i < 2; i++) {
            core.wechat.rotateKey(app, alice);
            core.clock.advance(Duration.ofSeconds(1));
            core.login(alice);
        }
        assertThat(open(blob)).isEqualTo(Map.of("steps", "100"));
    }

    @Test
    void forgetsKeysBeyondTheThird() {
        EncryptedData blob = core.wechat.blob(app, alice, STEPS);
        for (int i = 0; i < 3; i++) {
            core.wechat.rotateKey(app, alice);
            core.clock.advance(Duration.ofSeconds(1));
            core.login(alice);
        }
        assertRefused(blob);
    }

    @Test
    void givesOneAnswerWhateverTheReason() {
        EncryptedData good = core.wechat.blob(app, alice, STEPS);
        open(good);
        assertRefused(good);
        assertRefused(Blobs.seal(Blobs.newKey(), STEPS, app.value(), core.clock.instant()));
        assertRefused(Blobs.seal(key(), STEPS, "wxforeign", core.clock.instant()));
        assertRefused(Blobs.seal(key(), STEPS, app.value(), Instant.ofEpochSecond(1)));
        assertRefused(Blobs.seal(
                key(),
                STEPS,
                app.value(),
                core.clock.instant().plus(Duration.ofMinutes(2)).plusSeconds(1)));
        assertRefused(core.wechat.blob(app, WeChatUser.somebody(), STEPS));
    }

    @Test
    void acceptsTapsOfTheLastTenMinutesAndALittleOfTheFuture() {
        Instant now = core.clock.instant();
        open(Blobs.seal(key(), STEPS, app.value(), now.minus(Duration.ofMinutes(10))));
        assertRefused(Blobs.seal(
                key(), STEPS, app.value(), now.minus(Duration.ofMinutes(10)).minusSeconds(1)));
        open(Blobs.seal(key(), STEPS, app.value(), now.plus(Duration.ofMinutes(2))));
    }

    @Test
    void takesABlobWithAnotherIvForTheSame() {
        EncryptedData blob = core.wechat.blob(app, alice, Map.of("a", "1234567890123456789012345678901234567890"));
        open(blob);
        byte[] iv = blob.iv();
        iv[2] ^= 1;
        EncryptedData changed = new EncryptedData(blob.cipherText(), iv);
        assertThat(new Blobs().open(changed, key()))
                .as("the change goes unseen by AES-CBC")
                .isPresent();
        assertRefused(changed);
    }

    @Test
    void refusesAReplayAsLongAsTheWatermarkWouldPass() {
        EncryptedData blob =
                Blobs.seal(key(), STEPS, app.value(), core.clock.instant().plus(Duration.ofMinutes(2)));
        open(blob);
        core.clock.advance(Duration.ofMinutes(12));
        assertRefused(blob);
    }

    @Test
    void refusesAReplayThatTheStoreHoldsUpUntilTheWatermarkIsTooOld() {
        EncryptedData blob = core.wechat.blob(app, alice, STEPS);
        open(blob);
        core.clock.advance(Duration.ofMinutes(10));
        TestCore slow = core.anotherNode(core.stores
                .withSessionKeys(new SlowSessionKeys(core.stores.sessionKeys(), core.clock, Duration.ofSeconds(30)))
                .withOnce(new ExpiringMarks(core.stores.once(), core.clock)));

        Problem answer = problem(
                SESSION_KEY_EXPIRED, () -> slow.menjin.openData().open(caller, Blobs.text(blob), Blobs.iv(blob)));

        assertThat(answer).isEqualTo(refusal);
    }

    @Test
    void tellsABlobFromWhatCannotBeOne() {
        EncryptedData good = core.wechat.blob(app, alice, STEPS);
        String text = Blobs.text(good);
        String iv = Blobs.iv(good);
        for (List<String> pair : List.of(
                List.of("", iv),
                List.of("not base64!", iv),
                List.of(text.substring(4), iv),
                List.of(text, ""),
                List.of(text, "AAAA"),
                List.of("A".repeat(200_000), iv))) {
            problem(DECRYPT_FAILED, () -> core.menjin.openData().open(caller, pair.get(0), pair.get(1)));
        }
        problem(INVALID_REQUEST, () -> core.menjin.openData().open(caller, null, iv));
        problem(INVALID_REQUEST, () -> core.menjin.openData().open(caller, text, null));
    }

    @Test
    void refusesEveryPartOfABlob() {
        EncryptedData blob = core.wechat.blob(app, alice, Map.of("a", "x".repeat(64)));
        for (int length = 16; length < blob.cipherText().length; length += 16) {
            assertRefused(new EncryptedData(Arrays.copyOf(blob.cipherText(), length), blob.iv()));
        }
    }

    @Test
    void keepsFromTheDeviceWhatItMustNotSee() {
        Map<String, Object> data = open(core.wechat.blob(
                app,
                alice,
                Map.of("openId", "canary", "unionId", "canary", "purePhoneNumber", "13580006666", "nickName", "Ann")));
        assertThat(data).isEqualTo(Map.of("nickName", "Ann"));
    }

    @Test
    void opensNothingWithTheKeyOfAnotherAppOfTheSamePerson() {
        core.login(CLUB, alice);
        EncryptedData clubs = core.wechat.blob(core.appId(CLUB), alice, STEPS);
        assertRefused(clubs);
    }

    @Test
    void refusesPoliciesThatAcceptNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OpenDataPolicy(Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenDataPolicy(Duration.ofMinutes(1), Duration.ofSeconds(-1)));
    }

    private void assertRefused(EncryptedData blob) {
        assertThat(problem(SESSION_KEY_EXPIRED, () -> open(blob))).isEqualTo(refusal);
    }

    private Map<String, Object> open(EncryptedData blob) {
        return core.menjin.openData().open(caller, Blobs.text(blob), Blobs.iv(blob));
    }

    private SessionKey key() {
        return core.wechat.key(app, alice);
    }

    private static EncryptedData garbage() {
        return new EncryptedData(new byte[32], new byte[16]);
    }
}
