package io.menjin.core.sessionkey;

import static io.menjin.core.problem.ProblemCode.WECHAT_REJECTED;
import static io.menjin.core.testkit.Problems.problem;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.session.Authenticated;
import io.menjin.core.testkit.ScriptedWeChat;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.WeChatException.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionKeyServiceTest {

    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebody();
    private final Instant loginAt = core.clock.instant();
    private final Authenticated caller = core.caller(core.login(alice));

    @Test
    void asksWeChatAboutTheNewestKey() {
        assertThat(check()).isEqualTo(new SessionKeyStatus(true, loginAt));
        core.wechat.rotateKey(core.appId(SHOP), alice);
        core.clock.advance(Duration.ofSeconds(1));
        assertThat(check()).isEqualTo(new SessionKeyStatus(false, loginAt));
        core.login(alice);
        assertThat(check()).isEqualTo(new SessionKeyStatus(true, loginAt.plusSeconds(1)));
    }

    @Test
    void saysThatThereIsNoneWithoutAskingWeChat() {
        core.stores.sessionKeys().forget(core.appId(SHOP), caller.session().openId());
        core.wechat.fail(ScriptedWeChat.failure(Kind.REJECTED, 40013));
        assertThat(check()).isEqualTo(new SessionKeyStatus(false, null));
    }

    @Test
    void passesOnWhatWeChatRefuses() {
        core.wechat.fail(ScriptedWeChat.failure(Kind.REJECTED, 40013));
        problem(WECHAT_REJECTED, this::check);
    }

    private SessionKeyStatus check() {
        return core.menjin.sessionKeys().check(caller);
    }
}
