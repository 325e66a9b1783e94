package io.menjin.core.user;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_SUSPENDED;
import static io.menjin.core.problem.ProblemCode.DECRYPT_FAILED;
import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.problem.ProblemCode.SESSION_KEY_EXPIRED;
import static io.menjin.core.problem.ProblemCode.SIGNATURE_MISMATCH;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.problem.ProblemCode.UNKNOWN_SOURCE;
import static io.menjin.core.problem.ProblemCode.WECHAT_UNAVAILABLE;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.event.MenjinEvent.ProfileUpdated;
import io.menjin.core.problem.Problem;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.AppId;
import io.menjin.core.source.Source;
import io.menjin.core.testkit.Blobs;
import io.menjin.core.testkit.ScriptedWeChat;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.WeChatException.Kind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileServiceTest {

    private static final String AVATAR = "https://thirdwx.qlogo.cn/mmopen/1/132";

    private final TestCore core = TestCore.inMemory();
    private final AppId app = core.appId(SHOP);
    private final WeChatUser alice = WeChatUser.somebody();
    private final Authenticated caller = core.caller(core.login(alice));

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        assertThat(update(" Ann ", null).nickname()).isEqualTo("Ann");
        UserView view = update(null, AVATAR);
        assertThat(view.nickname()).isEqualTo("Ann");
        assertThat(view.avatarUrl()).isEqualTo(AVATAR);
        assertThat(view.steps().profile()).isTrue();
        assertThat(core.events.of(ProfileUpdated.class)).hasSize(2);
    }

    @Test
    void publishesNothingWhenNothingChanges() {
        update("Ann", null);
        core.events.clear();
        update("Ann", null);
        update(null, null);
        assertThat(core.events.all()).isEmpty();
    }

    @Test
    void refusesWhatMayNotBeAndChangesNothing() {
        problem(INVALID_REQUEST, () -> update("a\nb", AVATAR));
        problem(INVALID_REQUEST, () -> update("Ann", "http://tmp/a.png"));
        assertThat(core.menjin.users().of(reload()).nickname()).isNull();
        assertThat(core.menjin.users().of(reload()).avatarUrl()).isNull();
    }

    @Test
    void asksTheContentCheckWhereTheSourceWantsIt() {
        checkContent();
        core.wechat.acceptNicknames(nickname -> !nickname.equals("bad"));
        Problem problem = problem(INVALID_REQUEST, () -> update("bad", null));
        assertThat(problem.detail()).contains("content check");
        assertThat(update("good", null).nickname()).isEqualTo("good");
    }

    @Test
    void takesNoNicknameThatTheContentCheckCouldNotSee() {
        checkContent();
        core.wechat.fail(ScriptedWeChat.failure(Kind.UNAVAILABLE, 0));
        problem(WECHAT_UNAVAILABLE, () -> update("Ann", null));
        assertThat(core.menjin.users().of(reload()).nickname()).isNull();
    }

    @Test
    void takesTheProfileThatWeChatSigned() {
        UserView view = sign(Map.of("nickName", "Ann", "avatarUrl", AVATAR));
        assertThat(view.nickname()).isEqualTo("Ann");
        assertThat(view.avatarUrl()).isEqualTo(AVATAR);
    }

    @Test
    void prefersWhatThePersonTyped() {
        SignedProfile signed = signed(key(), Map.of("nickName", "Ann", "avatarUrl", AVATAR));
        UserView view = core.menjin.profiles().update(caller, new ProfileUpdate("Anna", null, signed));
        assertThat(view.nickname()).isEqualTo("Anna");
        assertThat(view.avatarUrl()).isEqualTo(AVATAR);
    }

    @Test
    void doesNotTakeTheAnonymousProfile() {
        UserView view = sign(Map.of("nickName", "微信用户", "avatarUrl", AVATAR));
        assertThat(view.nickname()).isNull();
        assertThat(view.avatarUrl()).isNull();
        assertThat(view.steps().profile()).isFalse();
    }

    @Test
    void takesNoAvatarOfASignedProfileThatIsNoAddress() {
        UserView view = sign(Map.of("nickName", "Ann", "avatarUrl", "javascript:alert(1)"));
        assertThat(view.nickname()).isEqualTo("Ann");
        assertThat(view.avatarUrl()).isNull();
    }

    @Test
    void acceptsTheSignatureOfAnEarlierKey() {
        SignedProfile signed = signed(key(), Map.of("nickName", "Ann"));
        core.wechat.rotateKey(app, alice);
        core.login(alice);
        assertThat(apply(signed).nickname()).isEqualTo("Ann");
    }

    @Test
    void refusesASignatureOfAnotherKeyOrText() {
        problem(SIGNATURE_MISMATCH, () -> apply(signed(Blobs.newKey(), Map.of("nickName", "Ann"))));
        SignedProfile good = signed(key(), Map.of("nickName", "Ann"));
        SignedProfile changed =
                new SignedProfile(good.rawData() + " ", good.signature(), good.encryptedData(), good.iv());
        problem(SIGNATURE_MISMATCH, () -> apply(changed));
        problem(
                SIGNATURE_MISMATCH,
                () -> apply(new SignedProfile("x".repeat(20_000), good.signature(), good.encryptedData(), good.iv())));
    }

    @Test
    void refusesABlobThatIsOldForeignOrReplayed() {
        SignedProfile signed = signed(key(), Map.of("nickName", "Ann"));
        apply(signed);
        problem(SESSION_KEY_EXPIRED, () -> apply(signed));

        SignedProfile old = signed(key(), Map.of("nickName", "Ann"));
        core.clock.advance(Duration.ofMinutes(11));
        problem(SESSION_KEY_EXPIRED, () -> apply(old));
        problem(DECRYPT_FAILED, () -> apply(new SignedProfile("{}", "s", "not base64!", "AAAA")));
    }

    @Test
    void believesTheBlobAndNotTheSignedText() {
        EncryptedData blob = core.wechat.blob(app, alice, Map.of("nickName", "From blob"));
        String raw = "nickName=From text";
        SignedProfile signed = new SignedProfile(raw, Blobs.sign(raw, key()), Blobs.text(blob), Blobs.iv(blob));
        assertThat(apply(signed).nickname()).isEqualTo("From blob");
    }

    @Test
    void changesNothingOfSomebodyWhoMayNotUseTheAccountAnyMore() {
        core.menjin.operators().suspend(caller.account().id(), "fraud");
        problem(ACCOUNT_SUSPENDED, () -> update("Ann", null));
        core.menjin.operators().erase(caller.account().id());
        problem(TOKEN_REVOKED, () -> update("Ann", null));
    }

    @Test
    void needsTheSourceOfTheSession() {
        core.sources.remove(SHOP);
        problem(UNKNOWN_SOURCE, () -> update("Ann", null));
        assertThat(core.menjin.users().of(caller).authStep()).isEqualTo(1);
    }

    private UserView update(@Nullable String nickname, @Nullable String avatarUrl) {
        return core.menjin.profiles().update(caller, new ProfileUpdate(nickname, avatarUrl, null));
    }

    private UserView sign(Map<String, String> values) {
        return apply(signed(key(), values));
    }

    private UserView apply(SignedProfile signed) {
        return core.menjin.profiles().update(caller, new ProfileUpdate(null, null, signed));
    }

    private SignedProfile signed(SessionKey key, Map<String, String> values) {
        EncryptedData blob = Blobs.seal(key, values, app.value(), core.clock.instant());
        String raw = values.toString();
        return new SignedProfile(raw, Blobs.sign(raw, key), Blobs.text(blob), Blobs.iv(blob));
    }

    private SessionKey key() {
        return core.wechat.key(app, alice);
    }

    private Authenticated reload() {
        return new Authenticated(
                caller.session(),
                core.stores.accounts().find(caller.account().id()).orElseThrow());
    }

    private void checkContent() {
        Source shop = core.sources.get(SHOP);
        core.sources.put(new Source(
                shop.name(),
                shop.appId(),
                shop.secret(),
                shop.openPlatform(),
                shop.registration(),
                shop.phonePolicy(),
                shop.steps(),
                true,
                null));
    }
}
