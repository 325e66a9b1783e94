package io.menjin.core.push;

import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.login.LoginResult;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.push.PushMessage.AuthorizationCancelled;
import io.menjin.core.push.PushMessage.AuthorizationRevoked;
import io.menjin.core.push.PushMessage.Other;
import io.menjin.core.push.PushMessage.UserInfoModified;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.SourceName;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.SessionStore;
import io.menjin.core.testkit.Intercepted;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.ProfileUpdate;
import io.menjin.core.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushHandlerTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();
    private LoginResult login;
    private AccountId id;

    @BeforeEach
    void furnish() {
        login = furnish(SHOP);
        id = login.user().id();
        core.events.clear();
        core.clock.advance(Duration.ofSeconds(10));
    }

    @Test
    void removesNicknameAndAvatarForTheirCodes() {
        for (int code : new int[] {6, 19, 20}) {
            furnish(SHOP);
            core.clock.advance(Duration.ofSeconds(10));
            push(revoked(code));
            UserView view = view();
            assertThat(view.nickname()).isNull();
            assertThat(view.avatarUrl()).isNull();
            assertThat(view.phone()).isNotNull();
            assertThat(core.avatars.count(id)).isZero();
        }
    }

    @Test
    void removesThePhoneForItsCode() {
        push(revoked(8));
        assertThat(view().phone()).isNull();
        assertThat(view().nickname()).isEqualTo("Ann");
        assertThat(core.menjin.phoneNumbers().reveal(id)).isEmpty();
        assertThat(core.events.names(id)).contains("PhoneUnbound", "SessionsEnded");
    }

    @Test
    void removesSeveralThingsAtOnce() {
        push(revoked(6, 8, 13));
        assertThat(view().steps()).isEqualTo(new UserView.Steps(false, false));
    }

    @Test
    void removesAllWhenWeChatDoesNotSayWhat() {
        push(revoked());
        assertThat(view().steps()).isEqualTo(new UserView.Steps(false, false));
    }

    @Test
    void keepsWhatOtherCodesDoNotNameAndWritesThemDown() {
        push(revoked(1, 13));
        assertThat(view().steps()).isEqualTo(new UserView.Steps(true, true));
        assertThat(core.stores.accounts().audit(id, 1))
                .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::detail)
                .containsExactly(tuple("authorization_revoked", "wechat", "[1, 13]"));
    }

    @Test
    void endsAllSessionsWhateverIsRevoked() {
        push(revoked(1));
        problem(TOKEN_REVOKED, () -> core.caller(login));
    }

    @Test
    void doesAMessageOnceHoweverOftenItComes() {
        AuthorizationRevoked message = revoked(6);
        push(message);
        core.clock.advance(Duration.ofSeconds(5));
        LoginResult again = furnish(SHOP);
        push(message);
        assertThat(view().nickname()).isEqualTo("Ann");
        core.caller(again);
        push(revoked(6));
        assertThat(view().nickname()).isNull();
    }

    @Test
    void doesItAgainWhenItFailedHalfway() {
        AtomicBoolean broken = new AtomicBoolean(true);
        TestCore node = core.anotherNode(core.stores.withSessions(
                Intercepted.before(SessionStore.class, core.stores.sessions(), "endAll", arguments -> {
                    if (broken.get()) {
                        throw new IllegalStateException("dead");
                    }
                })));
        AuthorizationRevoked message = revoked(8);
        assertThatThrownBy(() -> node.menjin.pushes().handle(node.sources.get(SHOP), message))
                .isInstanceOf(IllegalStateException.class);
        broken.set(false);
        node.menjin.pushes().handle(node.sources.get(SHOP), message);
        assertThat(view().phone()).isNull();
        problem(TOKEN_REVOKED, () -> core.caller(login));
    }

    @Test
    void erasesWhoHasLeft() {
        push(cancelled());
        assertThat(core.stores.accounts().find(id)).isEmpty();
        assertThat(core.avatars.count(id)).isZero();
        problem(TOKEN_REVOKED, () -> core.caller(login));
        assertThat(core.events.names(id)).contains("AccountErased");
    }

    @Test
    void sparesWhoHasLeftAndComeBack() {
        AuthorizationCancelled message = cancelled();
        core.clock.advance(Duration.ofSeconds(5));
        core.menjin.operators().erase(id);
        LoginResult back = core.login(alice);
        push(message);
        core.caller(back);
        // Nor does a late repetition on another node hit.
        core.anotherNode().menjin.pushes().handle(core.sources.get(SHOP), message);
        core.caller(back);
    }

    @Test
    void removesOneMiniProgramOnlyFromSomebodyWhoUsesAnother() {
        LoginResult club = core.login(CLUB, alice);
        core.clock.advance(Duration.ofSeconds(10));
        push(cancelled());

        assertThat(core.stores.accounts().identities(id))
                .extracting(identity -> identity.appId())
                .containsExactly(core.appId(CLUB));
        assertThat(core.stores.sessionKeys().keys(core.appId(SHOP), openId())).isEmpty();
        problem(TOKEN_REVOKED, () -> core.caller(club));
        assertThat(core.login(CLUB, alice).user().id()).isEqualTo(id);

        core.clock.advance(Duration.ofSeconds(10));
        core.menjin
                .pushes()
                .handle(core.sources.get(CLUB), new AuthorizationCancelled(alice.openId(core.appId(CLUB)), seconds()));
        assertThat(core.stores.accounts().find(id)).isEmpty();
    }

    @Test
    void clearsAProfileThatWeChatHasCleaned() {
        push(new UserInfoModified(openId(), seconds()));
        assertThat(view().nickname()).isNull();
        assertThat(view().avatarUrl()).isNull();
        assertThat(view().phone()).isNotNull();
        assertThat(core.avatars.count(id)).isZero();
        core.caller(login);
        assertThat(core.events.names(id)).containsExactly("ProfileUpdated");
    }

    @Test
    void leavesAloneWhatDoesNotConcernIt() {
        push(new Other("wxa_punish_event", seconds()));
        push(new AuthorizationCancelled(new OpenId("o-stranger"), seconds()));
        core.menjin.pushes().handle(core.sources.get(CLUB), cancelled());
        core.caller(login);
        assertThat(core.events.all()).isEmpty();
    }

    private void push(PushMessage message) {
        core.menjin.pushes().handle(core.sources.get(SHOP), message);
    }

    private AuthorizationRevoked revoked(Integer... codes) {
        return new AuthorizationRevoked(openId(), Set.of(codes), seconds());
    }

    private AuthorizationCancelled cancelled() {
        return new AuthorizationCancelled(openId(), seconds());
    }

    private OpenId openId() {
        return alice.openId(core.appId(SHOP));
    }

    /** CreateTime has whole seconds. */
    private Instant seconds() {
        return core.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private UserView view() {
        return core.menjin.users().of(core.stores.accounts().find(id).orElseThrow(), SHOP);
    }

    private LoginResult furnish(SourceName source) {
        LoginResult fresh = core.login(source, alice);
        Authenticated caller = core.caller(fresh);
        core.menjin.profiles().update(caller, new ProfileUpdate("Ann", null, null));
        core.menjin.avatars().upload(caller, PNG);
        core.menjin
                .phones()
                .bind(caller, new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(source), alice, "13580006666")));
        return fresh;
    }
}
