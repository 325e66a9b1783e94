package io.menjin.core.phone;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_CLOSING;
import static io.menjin.core.problem.ProblemCode.INVALID_CODE;
import static io.menjin.core.problem.ProblemCode.PHONE_TAKEN;
import static io.menjin.core.problem.ProblemCode.SESSION_KEY_EXPIRED;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.event.MenjinEvent.AccountsMerged;
import io.menjin.core.event.MenjinEvent.PhoneBound;
import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.Action;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.testkit.Blobs;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.PhoneView;
import io.menjin.core.user.ProfileUpdate;
import io.menjin.core.user.UserView;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneServiceTest {

    private static final String NUMBER = "13580006666";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};

    private final TestCore core = TestCore.inMemory();
    private final AppId app = core.appId(SHOP);
    private final WeChatUser alice = WeChatUser.somebody();
    private final WeChatUser bob = WeChatUser.somebody();
    private final LoginResult alicesLogin = core.login(alice);
    private final LoginResult bobsLogin = core.login(bob);
    private final AccountId alices = alicesLogin.user().id();
    private final AccountId bobs = bobsLogin.user().id();

    @Test
    void bindsByCode() {
        UserView view = bind(alicesLogin, code(alice));
        assertThat(view.phone()).isEqualTo(new PhoneView("135****6666", "86"));
        assertThat(view.steps().phone()).isTrue();
        assertThat(number(alices)).isEqualTo("+8613580006666");
        assertThat(core.events.of(PhoneBound.class))
                .extracting(PhoneBound::masked)
                .containsExactly("135****6666");
    }

    @Test
    void bindsByBlob() {
        assertThat(bind(alicesLogin, blob(alice)).phone()).isNotNull();
        assertThat(number(alices)).isEqualTo("+8613580006666");
    }

    @Test
    void keepsTheNumberSealedAtRest() {
        bind(alicesLogin, code(alice));
        Account account = core.stores.accounts().find(alices).orElseThrow();
        assertThat(new String(account.phone().number().bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("1358000");
        assertThat(account.toString()).doesNotContain("13580006666");
        // A row copied to somebody else does not open.
        Account thief = core.stores.accounts().find(bobs).orElseThrow().withPhone(account.phone());
        assertThatThrownBy(() -> core.menjin.phoneNumbers().open(thief)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesTheCodeOfAnotherPerson() {
        assertThat(problem(INVALID_CODE, () -> bind(alicesLogin, code(bob))).action())
                .isEqualTo(Action.TAP_AGAIN);
        assertThat(core.menjin.phoneNumbers().reveal(alices)).isEmpty();
    }

    @Test
    void refusesABlobOfAnotherKindAsAnyOther() {
        PhoneProof werun = new PhoneProof.ByData(core.wechat.blob(app, alice, Map.of("steps", "100")));
        assertThat(problem(SESSION_KEY_EXPIRED, () -> bind(alicesLogin, werun)).action())
                .isEqualTo(Action.TAP_AGAIN);
        problem(SESSION_KEY_EXPIRED, () -> bind(alicesLogin, blob(bob)));
    }

    @Test
    void bindsTheSameNumberAgainWithoutASecondEvent() {
        bind(alicesLogin, code(alice));
        Account before = core.stores.accounts().find(alices).orElseThrow();
        bind(alicesLogin, code(alice));
        assertThat(core.stores.accounts().find(alices)).contains(before);
        assertThat(core.events.of(PhoneBound.class)).hasSize(1);
    }

    @Test
    void changesTheNumberAndLetsTheOldOneGo() {
        bind(alicesLogin, code(alice));
        bind(alicesLogin, new PhoneProof.ByCode(core.wechat.tapForCode(app, alice, "13580007777")));
        assertThat(number(alices)).isEqualTo("+8613580007777");
        assertThat(bind(bobsLogin, code(bob)).phone()).isNotNull();
    }

    @Test
    void unbindsAndLetsTheNumberGo() {
        bind(alicesLogin, code(alice));
        UserView view = core.menjin.phones().unbind(core.caller(alicesLogin));
        assertThat(view.phone()).isNull();
        assertThat(core.menjin.phoneNumbers().reveal(alices)).isEmpty();
        core.menjin.phones().unbind(core.caller(alicesLogin));
        assertThat(core.events.names(alices)).containsOnlyOnce("PhoneUnbound");
        assertThat(bind(bobsLogin, code(bob)).phone()).isNotNull();
    }

    @Test
    void rejectLeavesTheNumberWhereItIs() {
        bind(alicesLogin, code(alice));
        problem(PHONE_TAKEN, () -> bind(bobsLogin, code(bob)));
        assertThat(number(alices)).isEqualTo("+8613580006666");
        assertThat(core.menjin.phoneNumbers().reveal(bobs)).isEmpty();
    }

    @Test
    void transferMovesTheNumber() {
        policy(PhonePolicy.TRANSFER);
        bind(alicesLogin, code(alice));
        bind(bobsLogin, code(bob));
        assertThat(number(bobs)).isEqualTo("+8613580006666");
        assertThat(core.menjin.phoneNumbers().reveal(alices)).isEmpty();
        assertThat(core.caller(alicesLogin).account().phone()).isNull();
        assertThat(core.events.names(alices)).contains("PhoneUnbound");
    }

    @Test
    void transferTakesNothingFromASuspendedPerson() {
        policy(PhonePolicy.TRANSFER);
        bind(alicesLogin, code(alice));
        core.menjin.operators().suspend(alices, "fraud");
        problem(PHONE_TAKEN, () -> bind(bobsLogin, code(bob)));
        core.menjin.operators().resume(alices);
        assertThat(bind(bobsLogin, code(bob)).phone()).isNotNull();
    }

    @Test
    void transferTakesFromSomebodyWhoIsLeaving() {
        policy(PhonePolicy.TRANSFER);
        bind(alicesLogin, code(alice));
        core.menjin.closings().close(core.caller(alicesLogin));
        assertThat(bind(bobsLogin, code(bob)).phone()).isNotNull();
    }

    @Test
    void mergeTakesTheCallerWithItsSessionIntoTheHolder() {
        policy(PhonePolicy.MERGE);
        bind(alicesLogin, code(alice));
        LoginResult bobsOther = core.login(bob);

        UserView view = bind(bobsLogin, code(bob));

        assertThat(view.id()).isEqualTo(alices);
        assertThat(core.caller(bobsLogin).account().id()).isEqualTo(alices);
        problem(TOKEN_REVOKED, () -> core.caller(bobsOther));
        core.caller(alicesLogin);
        assertThat(core.stores.accounts().find(bobs)).isEmpty();
        assertThat(core.login(bob).user().id()).isEqualTo(alices);
        assertThat(core.events.of(AccountsMerged.class)).hasSize(1);
        assertThat(core.events.names(bobs)).doesNotContain("AccountErased");
    }

    @Test
    void mergeKeepsWhatTheHolderHasAndTakesWhatItLacks() {
        policy(PhonePolicy.MERGE);
        bind(alicesLogin, code(alice));
        core.menjin.profiles().update(core.caller(bobsLogin), new ProfileUpdate("Bob", null, null));
        core.menjin.avatars().upload(core.caller(bobsLogin), PNG);

        UserView view = bind(bobsLogin, code(bob));

        assertThat(view.nickname()).isEqualTo("Bob");
        assertThat(core.avatars.count(bobs)).isZero();
        assertThat(core.avatars.count(alices)).isEqualTo(1);
        String stored = core.stores.accounts().find(alices).orElseThrow().avatarUrl();
        assertThat(core.menjin.avatars().load(stored.substring("avatar:".length())))
                .isPresent();
        assertThat(number(alices)).isEqualTo("+8613580006666");
    }

    @Test
    void mergeKeepsTheHoldersOwnProfileAndDropsTheOther() {
        policy(PhonePolicy.MERGE);
        bind(alicesLogin, code(alice));
        core.menjin.profiles().update(core.caller(alicesLogin), new ProfileUpdate("Alice", null, null));
        core.menjin.avatars().upload(core.caller(alicesLogin), PNG);
        core.menjin.profiles().update(core.caller(bobsLogin), new ProfileUpdate("Bob", null, null));
        core.menjin.avatars().upload(core.caller(bobsLogin), PNG);
        bind(bobsLogin, new PhoneProof.ByCode(core.wechat.tapForCode(app, bob, "13580007777")));

        UserView view = bind(bobsLogin, code(bob));

        assertThat(view.nickname()).isEqualTo("Alice");
        assertThat(core.avatars.count(alices)).isEqualTo(1);
        assertThat(core.avatars.count(bobs)).isZero();
        assertThat(number(alices)).isEqualTo("+8613580006666");
        // The number that nobody has any more is free.
        WeChatUser carol = WeChatUser.somebody();
        bind(core.login(carol), new PhoneProof.ByCode(core.wechat.tapForCode(app, carol, "13580007777")));
    }

    @Test
    void mergeGoesNeitherIntoASuspendedNorAClosingAccount() {
        policy(PhonePolicy.MERGE);
        bind(alicesLogin, code(alice));
        core.menjin.operators().suspend(alices, "fraud");
        problem(PHONE_TAKEN, () -> bind(bobsLogin, code(bob)));
        core.menjin.operators().resume(alices);
        core.menjin.closings().close(core.caller(core.login(alice)));
        problem(PHONE_TAKEN, () -> bind(bobsLogin, code(bob)));
        assertThat(core.stores.accounts().find(bobs)).isPresent();
    }

    @Test
    void opensTheBlobsOfTheIdentityThatLoggedInAfterAMerge() {
        policy(PhonePolicy.MERGE);
        bind(alicesLogin, code(alice));
        bind(bobsLogin, code(bob));
        // Both identities are of the same app and the same account now.
        Authenticated asBob = core.caller(bobsLogin);
        var blob = core.wechat.blob(app, bob, Map.of("steps", "7"));
        assertThat(core.menjin.openData().open(asBob, Blobs.text(blob), Blobs.iv(blob)))
                .containsEntry("steps", "7");
    }

    @Test
    void bindsNothingForSomebodyWhoIsLeaving() {
        Authenticated caller = core.caller(alicesLogin);
        core.menjin.closings().close(caller);
        problem(ACCOUNT_CLOSING, () -> core.menjin.phones().bind(caller, code(alice)));
    }

    @Test
    void letsANewNumberTakeThePlaceOfOneWhoseMasterKeyIsLost() {
        bind(alicesLogin, code(alice));
        TestCore rekeyed = core.anotherNode(
                new AesGcmVault(MasterKeys.of(MasterKey.generate("k2", TestCore.RANDOM)), TestCore.RANDOM));
        LoginResult login = rekeyed.login(alice);
        PhoneProof tap = new PhoneProof.ByCode(core.wechat.tapForCode(app, alice, "13580007777"));
        rekeyed.menjin.phones().bind(rekeyed.caller(login), tap);
        assertThat(rekeyed.menjin.phoneNumbers().reveal(alices).orElseThrow().reveal())
                .isEqualTo("+8613580007777");
    }

    @Test
    void seesWhoHoldsANumberAcrossARotation() {
        MasterKey one = MasterKey.generate("k1", TestCore.RANDOM);
        MasterKey two = MasterKey.generate("k2", TestCore.RANDOM);
        TestCore before = core.anotherNode(new AesGcmVault(MasterKeys.of(one, two), TestCore.RANDOM));
        TestCore after = core.anotherNode(new AesGcmVault(MasterKeys.of(two, one), TestCore.RANDOM));
        before.menjin.phones().bind(before.caller(before.login(alice)), code(alice));
        problem(PHONE_TAKEN, () -> after.menjin.phones().bind(after.caller(after.login(bob)), code(bob)));
    }

    private void policy(PhonePolicy policy) {
        core.sources.policies(SHOP, RegistrationPolicy.OPEN, policy);
    }

    private PhoneProof code(WeChatUser user) {
        return new PhoneProof.ByCode(core.wechat.tapForCode(app, user, NUMBER));
    }

    private PhoneProof blob(WeChatUser user) {
        return new PhoneProof.ByData(core.wechat.tapForBlob(app, user, NUMBER));
    }

    private UserView bind(LoginResult login, PhoneProof proof) {
        return core.menjin.phones().bind(core.caller(login), proof);
    }

    private String number(AccountId id) {
        return core.menjin.phoneNumbers().reveal(id).orElseThrow().reveal();
    }
}
