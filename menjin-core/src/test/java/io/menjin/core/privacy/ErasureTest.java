package io.menjin.core.privacy;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_CLOSING;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.event.MenjinEvent.AccountClosing;
import io.menjin.core.login.LoginResult;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.testkit.Intercepted;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Closing an account, and what is left of it. */
class ErasureTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();

    @Test
    void endsEverySessionAtOnceAndErasesWhenTheCoolingOffIsOver() {
        LoginResult login = furnished(core, alice);
        LoginResult other = core.login(alice);
        Instant closesAt = core.menjin.closings().close(core.caller(login));

        assertThat(closesAt).isEqualTo(core.clock.instant().plus(Duration.ofDays(7)));
        problem(TOKEN_REVOKED, () -> core.caller(login));
        problem(TOKEN_REVOKED, () -> core.caller(other));
        assertThat(core.events.of(AccountClosing.class))
                .extracting(AccountClosing::closesAt)
                .containsExactly(closesAt);

        core.clock.set(closesAt.minusMillis(1));
        assertThat(core.menjin.erasureJob().run()).isZero();
        core.clock.set(closesAt);
        assertThat(core.menjin.erasureJob().run()).isEqualTo(1);
        assertThat(core.menjin.erasureJob().run()).isZero();
        assertGone(core, login.user().id());
    }

    @Test
    void erasesAtOnceWithoutCoolingOff() {
        TestCore strict = TestCore.with(settings -> settings.withCoolingOff(Duration.ZERO));
        LoginResult login = furnished(strict, alice);
        strict.menjin.closings().close(strict.caller(login));
        assertGone(strict, login.user().id());
    }

    @Test
    void letsThePersonBeginAnew() {
        TestCore strict = TestCore.with(settings -> settings.withCoolingOff(Duration.ZERO));
        LoginResult before = furnished(strict, alice);
        strict.menjin.closings().close(strict.caller(before));
        LoginResult after = furnished(strict, alice);
        assertThat(after.created()).isTrue();
        assertThat(after.user().id()).isNotEqualTo(before.user().id());
    }

    @Test
    void closesOnce() {
        LoginResult login = core.login(alice);
        Authenticated caller = core.caller(login);
        Instant closesAt = core.menjin.closings().close(caller);
        core.clock.advance(Duration.ofDays(1));
        problem(ACCOUNT_CLOSING, () -> core.menjin.closings().close(caller));
        core.clock.set(closesAt);
        assertThat(core.menjin.erasureJob().run()).isEqualTo(1);
        problem(TOKEN_REVOKED, () -> core.menjin.closings().close(caller));
    }

    @Test
    void erasesManyInOneRun() {
        int many = 230;
        Instant closesAt = Instant.EPOCH;
        for (int i = 0; i < many; i++) {
            closesAt = core.menjin.closings().close(core.caller(core.login(WeChatUser.somebody())));
        }
        core.clock.set(closesAt);
        assertThat(core.menjin.erasureJob().run()).isEqualTo(many);
    }

    @Test
    void doesNotStopAtAccountsThatCannotBeErasedNow() {
        Set<OpenId> stuck = new HashSet<>();
        TestCore node = core.anotherNode(stuck(core.stores, stuck));
        Instant closesAt = Instant.EPOCH;
        for (int i = 0; i < 240; i++) {
            WeChatUser user = WeChatUser.somebody();
            closesAt = node.menjin.closings().close(node.caller(node.login(user)));
            if (i % 2 == 0) {
                stuck.add(user.openId(node.appId(SHOP)));
            }
        }
        node.clock.set(closesAt);
        assertThat(node.menjin.erasureJob().run()).isEqualTo(120);
        stuck.clear();
        assertThat(node.menjin.erasureJob().run()).isEqualTo(120);
    }

    @Test
    void doesItAgainFromTheStartWhenTheProcessDiedHalfway() {
        Set<OpenId> stuck = new HashSet<>(Set.of(alice.openId(core.appId(SHOP))));
        TestCore node = core.anotherNode(stuck(core.stores, stuck));
        LoginResult login = furnished(node, alice);
        assertThatThrownBy(() -> node.menjin.operators().erase(login.user().id()))
                .isInstanceOf(IllegalStateException.class);
        // Dead for its owner already, and due for the job.
        problem(TOKEN_REVOKED, () -> node.caller(login));
        stuck.clear();
        assertThat(node.menjin.erasureJob().run()).isEqualTo(1);
        assertGone(node, login.user().id());
    }

    @Test
    void finishesAMergeThatTheProcessDidNotLiveToFinish() {
        core.sources.policies(SHOP, RegistrationPolicy.OPEN, PhonePolicy.MERGE);
        WeChatUser bob = WeChatUser.somebody();
        LoginResult alices = furnished(core, alice);
        LoginResult bobs = core.login(bob);
        TestCore dying = core.anotherNode(core.stores.withSessions(
                Intercepted.before(SessionStore.class, core.stores.sessions(), "move", arguments -> {
                    throw new IllegalStateException("dead");
                })));
        PhoneProof tap = new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), bob, "13580006666"));
        assertThatThrownBy(() -> dying.menjin.phones().bind(core.caller(bobs), tap))
                .isInstanceOf(IllegalStateException.class);

        assertThat(core.stores.accounts().find(bobs.user().id())).isPresent();
        core.events.clear();
        core.clock.advance(Duration.ofMinutes(6));
        assertThat(core.menjin.erasureJob().run()).isEqualTo(1);
        // The application hears of the merge and not of a person who is gone.
        assertThat(core.events.names(bobs.user().id()))
                .contains("AccountsMerged")
                .doesNotContain("AccountErased");
        assertThat(core.login(bob).user().id()).isEqualTo(alices.user().id());
    }

    /** Somebody with everything that a person can have. */
    private static LoginResult furnished(TestCore core, WeChatUser user) {
        LoginResult login = core.login(user);
        Authenticated caller = core.caller(login);
        core.menjin.avatars().upload(caller, PNG);
        core.menjin
                .phones()
                .bind(caller, new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), user, "13580006666")));
        return login;
    }

    private void assertGone(TestCore core, AccountId id) {
        OpenId openId = alice.openId(core.appId(SHOP));
        assertThat(core.stores.accounts().find(id)).isEmpty();
        assertThat(core.stores.accounts().findByIdentity(core.appId(SHOP), openId))
                .isEmpty();
        assertThat(core.stores.sessionKeys().keys(core.appId(SHOP), openId)).isEmpty();
        assertThat(core.stores.sessions().list(id, core.clock.instant())).isEmpty();
        assertThat(core.avatars.count(id)).isZero();
        assertThat(core.menjin.phoneNumbers().reveal(id)).isEmpty();
        assertThat(core.events.names(id)).containsOnlyOnce("AccountErased").endsWith("SessionsEnded");
        assertThat(core.stores.accounts().audit(id, 20))
                .extracting(AuditEntry::action)
                .contains("erased", "registered");
        // The number is free for somebody else.
        WeChatUser bob = WeChatUser.somebody();
        core.menjin
                .phones()
                .bind(
                        core.caller(core.login(bob)),
                        new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), bob, "13580006666")));
    }

    /** Stores that fail to forget the keys of some people. */
    private static Stores stuck(Stores real, Set<OpenId> people) {
        return real.withSessionKeys(
                Intercepted.before(SessionKeyStore.class, real.sessionKeys(), "forget", arguments -> {
                    if (people.contains(arguments[1])) {
                        throw new IllegalStateException("forget");
                    }
                }));
    }
}
