package io.menjin.core.login;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_CLOSING;
import static io.menjin.core.problem.ProblemCode.ACCOUNT_SUSPENDED;
import static io.menjin.core.problem.ProblemCode.INVALID_CODE;
import static io.menjin.core.problem.ProblemCode.TOKEN_REPLACED;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.problem.ProblemCode.UNKNOWN_SOURCE;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestCore.request;
import static io.menjin.core.testkit.TestSources.ALONE;
import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.event.MenjinEvent.AccountReopened;
import io.menjin.core.event.MenjinEvent.AccountsMerged;
import io.menjin.core.event.MenjinEvent.UserLoggedIn;
import io.menjin.core.problem.Action;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Device;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.source.SourceName;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.CountedStores;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginServiceTest {

    private final CountedStores counted = new CountedStores(MemoryStores.create());
    private final TestCore core = TestCore.over(counted.stores());
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();

    @Test
    void registersAVisitorWhereEverybodyMayCome() {
        LoginResult login = core.login(alice);
        assertThat(login.created()).isTrue();
        assertThat(login.expiresAt()).isEqualTo(core.clock.instant().plus(SessionPolicy.DEFAULT.absolute()));
        assertThat(login.user().nickname()).isNull();
        assertThat(login.user().authStep()).isEqualTo(1);
        assertThat(core.caller(login).session().source()).isEqualTo(SHOP);
        assertThat(core.events.names(login.user().id())).containsExactly("UserRegistered", "UserLoggedIn");
        assertThat(history(login.user().id())).containsExactly("registered");
    }

    @Test
    void knowsSomebodyAgain() {
        LoginResult first = core.login(alice);
        LoginResult second = core.login(alice);
        assertThat(second.created()).isFalse();
        assertThat(second.user()).isEqualTo(first.user());
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(core.events.of(UserLoggedIn.class))
                .extracting(UserLoggedIn::created)
                .containsExactly(true, false);
    }

    @Test
    void costsOneReadAndOneWriteForSomebodyWhoIsKnown() {
        core.login(alice);
        LoginCode code = core.code(SHOP, alice);
        int before = core.wechat.exchanges();
        counted.clear();
        core.menjin.logins().login(request(SHOP, code, "key"));
        assertThat(counted.calls()).containsExactly("findByIdentity", "issue");
        assertThat(core.wechat.exchanges() - before).isEqualTo(1);
    }

    @Test
    void replacesTheSessionOfTheSameDevice() {
        Device phone = new Device("d-1", null, null, null, null);
        LoginResult first = core.menjin.logins().login(on(phone));
        core.clock.advance(Duration.ofSeconds(1));
        core.menjin.logins().login(on(phone));
        problem(TOKEN_REPLACED, () -> core.caller(first));
    }

    @Test
    void knowsNoOtherSources() {
        problem(
                UNKNOWN_SOURCE,
                () -> core.menjin.logins().login(request(new SourceName("other"), new LoginCode("c"), null)));
    }

    @Test
    void refusesACodeOfAnotherApp() {
        LoginCode clubs = core.code(CLUB, alice);
        var problem = problem(INVALID_CODE, () -> core.menjin.logins().login(request(SHOP, clubs, null)));
        assertThat(problem.action()).isEqualTo(Action.RELOGIN);
        assertThat(problem.wechat()).isNotNull();
        assertThat(problem.wechat().errcode()).isEqualTo(40029);
        assertThat(core.events.all()).isEmpty();
    }

    @Test
    void meetsByUnionIdInOneOpenPlatformOnly() {
        LoginResult shop = core.login(SHOP, alice);
        LoginResult club = core.login(CLUB, alice);
        LoginResult alone = core.login(ALONE, alice);
        assertThat(club.created()).isFalse();
        assertThat(club.user().id()).isEqualTo(shop.user().id());
        assertThat(alone.created()).isTrue();
        assertThat(alone.user().id()).isNotEqualTo(shop.user().id());
        assertThat(history(shop.user().id())).containsExactly("identity_added", "registered");
    }

    @Test
    void keepsNoUnionIdWhereNobodyCouldBeMetByIt() {
        LoginResult alone = core.login(ALONE, alice);
        assertThat(core.stores.accounts().identities(alone.user().id()))
                .allSatisfy(identity -> assertThat(identity.unionId()).isNull());
    }

    @Test
    void mergesTheYoungerIntoTheOlderWhenTheUnionIdIsLearnedLater() {
        WeChatUser before = WeChatUser.somebody();
        LoginResult older = core.login(CLUB, before);
        core.clock.advance(Duration.ofSeconds(1));
        LoginResult younger = core.login(SHOP, before);
        core.login(SHOP, before.withUnionId());

        LoginResult met = core.login(CLUB, before.withUnionId());

        assertThat(met.user().id()).isEqualTo(older.user().id());
        assertThat(core.login(SHOP, before.withUnionId()).user().id())
                .isEqualTo(older.user().id());
        assertThat(core.stores.accounts().find(younger.user().id())).isEmpty();
        assertThat(core.stores.accounts().identities(older.user().id())).hasSize(2);
        problem(TOKEN_REVOKED, () -> core.caller(younger));
        core.caller(older);
        assertThat(core.events.of(AccountsMerged.class)).singleElement().satisfies(event -> {
            assertThat(event.accountId()).isEqualTo(younger.user().id());
            assertThat(event.into()).isEqualTo(older.user().id());
        });
        assertThat(history(older.user().id())).contains("merged");
        assertThat(history(younger.user().id())).contains("merged_into");
    }

    @Test
    void mergesTheYoungerIntoTheOlderWhicheverLearnsItLast() {
        WeChatUser before = WeChatUser.somebody();
        LoginResult older = core.login(CLUB, before);
        core.clock.advance(Duration.ofSeconds(1));
        core.login(SHOP, before);
        core.login(CLUB, before.withUnionId());
        LoginResult met = core.login(SHOP, before.withUnionId());
        assertThat(met.user().id()).isEqualTo(older.user().id());
        assertThat(met.created()).isFalse();
    }

    @Test
    void costsOneReadAgainOnceTheUnionIdIsLearned() {
        WeChatUser before = WeChatUser.somebody();
        core.login(SHOP, before);
        core.login(SHOP, before.withUnionId());
        LoginCode code = core.code(SHOP, before.withUnionId());
        counted.clear();
        core.menjin.logins().login(request(SHOP, code, null));
        assertThat(counted.calls()).containsExactly("findByIdentity", "issue");
    }

    @Test
    void refusesASuspendedPersonOnEveryWay() {
        LoginResult login = core.login(SHOP, alice);
        core.menjin.operators().suspend(login.user().id(), "fraud");
        assertThat(problem(ACCOUNT_SUSPENDED, () -> core.login(SHOP, alice)).action())
                .isEqualTo(Action.CONTACT);
        problem(ACCOUNT_SUSPENDED, () -> core.login(CLUB, alice));
        assertThat(core.stores.accounts().identities(login.user().id())).hasSize(1);
    }

    @Test
    void doesNotMergeIntoASuspendedAccount() {
        WeChatUser before = WeChatUser.somebody();
        LoginResult older = core.login(CLUB, before.withUnionId());
        LoginResult younger = core.login(SHOP, before);
        core.menjin.operators().suspend(older.user().id(), "fraud");
        problem(ACCOUNT_SUSPENDED, () -> core.login(SHOP, before.withUnionId()));
        assertThat(core.stores.accounts().find(younger.user().id())).isPresent();
    }

    @Test
    void refusesAPersonWhoIsLeavingUnlessTheyComeBack() {
        LoginResult login = core.login(SHOP, alice);
        core.menjin.closings().close(core.caller(login));
        problem(ACCOUNT_CLOSING, () -> core.login(SHOP, alice));
        problem(ACCOUNT_CLOSING, () -> core.login(CLUB, alice));

        LoginResult back = core.menjin.logins().login(reopening(SHOP));

        assertThat(back.user().id()).isEqualTo(login.user().id());
        assertThat(back.user().state()).isEqualTo(AccountState.ACTIVE);
        assertThat(core.events.of(AccountReopened.class)).hasSize(1);
        assertThat(history(login.user().id())).containsExactly("reopened", "closing", "registered");
        problem(TOKEN_REVOKED, () -> core.caller(login));
        core.caller(back);
    }

    @Test
    void doesNotReopenWhenTheCoolingOffIsOver() {
        LoginResult login = core.login(SHOP, alice);
        core.clock.set(core.menjin.closings().close(core.caller(login)));
        problem(ACCOUNT_CLOSING, () -> core.menjin.logins().login(reopening(SHOP)));
    }

    @Test
    void ignoresReopenForSomebodyWhoIsNotLeaving() {
        core.login(SHOP, alice);
        core.menjin.logins().login(reopening(SHOP));
        assertThat(core.events.of(AccountReopened.class)).isEmpty();
    }

    @Test
    void doesNotMeetAnAccountThatIsLeaving() {
        WeChatUser before = WeChatUser.somebody();
        LoginResult leaving = core.login(CLUB, before.withUnionId());
        LoginResult staying = core.login(SHOP, before);
        core.menjin.closings().close(core.caller(leaving));

        LoginResult login = core.login(SHOP, before.withUnionId());
        assertThat(login.user().id()).isEqualTo(staying.user().id());

        core.clock.advance(Duration.ofDays(8));
        assertThat(core.menjin.erasureJob().run()).isEqualTo(1);
        core.login(SHOP, before.withUnionId());
        assertThat(core.login(CLUB, before.withUnionId()).user().id())
                .isEqualTo(staying.user().id());
    }

    private LoginRequest on(Device device) {
        return new LoginRequest(SHOP, core.code(SHOP, alice), null, device, null, "192.0.2.1", false);
    }

    private LoginRequest reopening(SourceName source) {
        return new LoginRequest(source, core.code(source, alice), null, Device.UNKNOWN, null, "192.0.2.1", true);
    }

    private List<String> history(AccountId id) {
        return core.stores.accounts().audit(id, 20).stream()
                .map(AuditEntry::action)
                .toList();
    }
}
