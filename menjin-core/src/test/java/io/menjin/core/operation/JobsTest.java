package io.menjin.core.operation;

import static io.menjin.core.problem.ProblemCode.PHONE_TAKEN;
import static io.menjin.core.problem.ProblemCode.TOKEN_EXPIRED;
import static io.menjin.core.problem.ProblemCode.TOKEN_INVALID;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.login.LoginResult;
import io.menjin.core.operation.RekeyJob.Outcome;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final MasterKey one = MasterKey.generate("k1", TestCore.RANDOM);
    private final MasterKey two = MasterKey.generate("k2", TestCore.RANDOM);
    private final TestCore core = TestCore.inMemory().anotherNode(vault(one));

    @Test
    void rekeyingLetsTheOldKeyGo() {
        List<AccountId> people = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            people.add(bind(WeChatUser.somebody(), "1358000" + (1000 + i)));
        }
        TestCore rotated = core.anotherNode(vault(two, one));

        assertThat(rotated.menjin.rekeyJob().run()).isEqualTo(new Outcome(230, 0));
        assertThat(rotated.menjin.rekeyJob().run()).isEqualTo(new Outcome(0, 0));

        TestCore withoutOld = core.anotherNode(vault(two));
        assertThat(withoutOld
                        .menjin
                        .phoneNumbers()
                        .reveal(people.get(0))
                        .orElseThrow()
                        .reveal())
                .isEqualTo("+8613580001000");
        WeChatUser bob = WeChatUser.somebody();
        problem(PHONE_TAKEN, () -> bind(withoutOld, bob, "13580001000"));
        assertThat(withoutOld
                        .stores
                        .accounts()
                        .find(people.get(0))
                        .orElseThrow()
                        .phone()
                        .number()
                        .keyId())
                .isEqualTo("k2");
    }

    @Test
    void rekeyingGoesOnWhereAKeyIsMissing() {
        bind(WeChatUser.somebody(), "13580001000");
        TestCore other = core.anotherNode(vault(two));
        bind(other, WeChatUser.somebody(), "13580001001");
        MasterKey three = MasterKey.generate("k3", TestCore.RANDOM);
        TestCore rotated = core.anotherNode(vault(three, two));
        assertThat(rotated.menjin.rekeyJob().run()).isEqualTo(new Outcome(1, 1));
    }

    @Test
    void tokensOfTheOldKeyLiveOnDuringARotation() {
        LoginResult login = core.login(WeChatUser.somebody());
        core.anotherNode(vault(two, one)).caller(login);
        problem(TOKEN_INVALID, () -> core.anotherNode(vault(two)).caller(login));
    }

    @Test
    void purgingKeepsWhatALateDeviceMayAskFor() {
        WeChatUser alice = WeChatUser.somebody();
        LoginResult login = core.login(alice);
        core.clock.advance(SessionPolicy.DEFAULT.idle().plus(Duration.ofDays(7)));
        assertThat(core.menjin.purgeJob().run()).isZero();
        problem(TOKEN_EXPIRED, () -> core.caller(login));
        core.clock.advance(Duration.ofSeconds(1));
        assertThat(core.menjin.purgeJob().run()).isEqualTo(1);
        problem(TOKEN_INVALID, () -> core.caller(login));
        assertThat(core.stores.sessionKeys().keys(core.appId(SHOP), alice.openId(core.appId(SHOP))))
                .hasSize(1);
    }

    @Test
    void purgingRemovesKeysThatNoSessionCanNeed() {
        WeChatUser alice = WeChatUser.somebody();
        core.login(alice);
        core.clock.advance(
                SessionPolicy.DEFAULT.absolute().plus(Duration.ofDays(7)).plusSeconds(1));
        assertThat(core.menjin.purgeJob().run()).isEqualTo(2);
        assertThat(core.stores.sessionKeys().keys(core.appId(SHOP), alice.openId(core.appId(SHOP))))
                .isEmpty();
    }

    @Test
    void purgingGoesOnToTheEnd() {
        for (int i = 0; i < 1500; i++) {
            core.stores
                    .once()
                    .claim(
                            Hashes.digest("mark", String.valueOf(i)),
                            core.clock.instant(),
                            core.clock.instant().minusSeconds(1));
        }
        core.clock.advance(Duration.ofDays(8));
        assertThat(core.menjin.purgeJob().run()).isEqualTo(1500);
    }

    private AccountId bind(WeChatUser user, String number) {
        return bind(core, user, number);
    }

    private static AccountId bind(TestCore node, WeChatUser user, String number) {
        LoginResult login = node.login(user);
        node.menjin
                .phones()
                .bind(
                        node.caller(login),
                        new PhoneProof.ByCode(node.wechat.tapForCode(node.appId(SHOP), user, number)));
        return login.user().id();
    }

    private static Vault vault(MasterKey... keys) {
        return new AesGcmVault(MasterKeys.of(keys), TestCore.RANDOM);
    }
}
