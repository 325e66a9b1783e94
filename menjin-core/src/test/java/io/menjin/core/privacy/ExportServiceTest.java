package io.menjin.core.privacy;

import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginResult;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.privacy.PersonalData.HistoryLine;
import io.menjin.core.privacy.PersonalData.KnownIn;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.PhoneView;
import org.junit.jupiter.api.Test;

class ExportServiceTest {

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();

    @Test
    void givesEverythingThatWeHoldAndNoIdOfWeChat() {
        LoginResult login = core.login(SHOP, alice);
        core.login(CLUB, alice);
        core.menjin
                .phones()
                .bind(
                        core.caller(login),
                        new PhoneProof.ByCode(core.wechat.tapForCode(core.appId(SHOP), alice, "13580006666")));

        PersonalData data = core.menjin.exports().export(core.caller(login));

        assertThat(data.user().phone()).isEqualTo(new PhoneView("135****6666", "86"));
        assertThat(data.phoneBoundAt()).isEqualTo(core.clock.instant());
        assertThat(data.identities())
                .containsExactlyInAnyOrder(
                        new KnownIn("shop", true, core.clock.instant()),
                        new KnownIn("club", true, core.clock.instant()));
        assertThat(data.sessions()).hasSize(2);
        assertThat(data.history())
                .extracting(HistoryLine::action)
                .containsExactly("phone_bound", "identity_added", "registered");
        assertThat(data.toString())
                .doesNotContain("13580006666")
                .doesNotContain(alice.openId(core.appId(SHOP)).value())
                .doesNotContain(alice.unionId().value());
    }

    @Test
    void namesTheAppOfASourceThatIsGone() {
        LoginResult login = core.login(SHOP, WeChatUser.somebody());
        var caller = core.caller(login);
        core.sources.remove(SHOP);
        assertThat(core.menjin.exports().export(caller).identities())
                .extracting(KnownIn::source)
                .containsExactly("wx-shop");
    }
}
