package io.menjin.core.store.contract;

import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.AppId;
import io.menjin.core.testkit.Blobs;
import io.menjin.core.testkit.Problems;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.Race.Result;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.wechat.EncryptedData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** The ring opens what was encrypted around a change of the session_key, whatever overtakes what. */
public abstract class SessionKeyRaceContract {

    private static final int REPETITIONS = 50;

    private final WeChatUser user = WeChatUser.somebody();
    private TestCore core;
    private AppId app;

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @BeforeEach
    void start() {
        core = TestCore.over(stores());
        app = core.appId(SHOP);
    }

    @RepeatedTest(REPETITIONS)
    void codesExchangedInReverseOrderLeaveBothKeys() {
        LoginCode older = core.code(SHOP, user);
        EncryptedData underOlder = core.wechat.blob(app, user, Map.of("steps", "1"));
        core.wechat.rotateKey(app, user);
        LoginCode newer = core.code(SHOP, user);
        EncryptedData underNewer = core.wechat.blob(app, user, Map.of("steps", "2"));

        core.menjin.logins().login(TestCore.request(SHOP, newer, null));
        Authenticated caller = core.caller(core.menjin.logins().login(TestCore.request(SHOP, older, null)));

        assertThat(open(caller, underNewer)).isEqualTo(Map.of("steps", "2"));
        assertThat(open(caller, underOlder)).isEqualTo(Map.of("steps", "1"));
    }

    @RepeatedTest(REPETITIONS)
    void codesExchangedAtOnceLeaveBothKeys() {
        LoginCode older = core.code(SHOP, user);
        EncryptedData underOlder = core.wechat.blob(app, user, Map.of("steps", "1"));
        core.wechat.rotateKey(app, user);
        LoginCode newer = core.code(SHOP, user);
        EncryptedData underNewer = core.wechat.blob(app, user, Map.of("steps", "2"));

        List<LoginResult> logins = race(List.of(
                () -> core.menjin.logins().login(TestCore.request(SHOP, older, null)),
                () -> core.menjin.logins().login(TestCore.request(SHOP, newer, null))));

        Authenticated caller = core.caller(logins.get(0));
        assertThat(open(caller, underNewer)).isEqualTo(Map.of("steps", "2"));
        assertThat(open(caller, underOlder)).isEqualTo(Map.of("steps", "1"));
    }

    @RepeatedTest(REPETITIONS)
    void oneOfManyThatSendTheSameBlobHasItOpened() {
        Authenticated caller = core.caller(core.login(user));
        EncryptedData blob = core.wechat.blob(app, user, Map.of("steps", "1"));
        try (Race race = new Race()) {
            List<Result<Map<String, Object>>> results = race.run(8, () -> open(caller, blob));
            assertThat(results).filteredOn(result -> result.failure() == null).hasSize(1);
        }
        Problems.problem(ProblemCode.SESSION_KEY_EXPIRED, () -> open(caller, blob));
    }

    private Map<String, Object> open(Authenticated caller, EncryptedData blob) {
        return core.menjin.openData().open(caller, Blobs.text(blob), Blobs.iv(blob));
    }

    private static List<LoginResult> race(List<Callable<LoginResult>> logins) {
        try (Race race = new Race()) {
            return race.run(logins).stream().map(Result::get).toList();
        }
    }
}
