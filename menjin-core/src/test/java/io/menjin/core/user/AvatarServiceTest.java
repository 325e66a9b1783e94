package io.menjin.core.user;

import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.problem.ProblemCode.TOO_LARGE;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.Authenticated;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AvatarServiceTest {

    private static final String PREFIX = "https://api.example.com/v1/avatars/";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};

    private final TestCore core = TestCore.with(settings -> settings.withAvatars(PREFIX, 100));
    private final Authenticated caller = core.caller(core.login(WeChatUser.somebody()));
    private final AccountId id = caller.account().id();

    @Test
    void keepsAnImageAndServesIt() {
        String url = upload(PNG);
        assertThat(url).startsWith(PREFIX);
        var image = core.menjin.avatars().load(url.substring(PREFIX.length())).orElseThrow();
        assertThat(image.type()).isEqualTo("image/png");
        assertThat(image.bytes()).isEqualTo(PNG);
        assertThat(core.menjin.avatars().load("other")).isEmpty();
    }

    @Test
    void removesTheOneBefore() {
        String first = upload(PNG);
        String second = upload(JPEG);
        assertThat(second).isNotEqualTo(first);
        assertThat(core.avatars.count(id)).isEqualTo(1);
    }

    @Test
    void removesItWhenAnAddressTakesItsPlace() {
        upload(PNG);
        update("https://img.example.com/a.png");
        assertThat(core.avatars.count(id)).isZero();
    }

    @Test
    void keepsItWhenItsOwnAddressComesBack() {
        String url = upload(PNG);
        assertThat(update(url).avatarUrl()).isEqualTo(url);
        assertThat(core.avatars.count(id)).isEqualTo(1);
    }

    @Test
    void refusesTheAvatarOfSomebodyElse() {
        String url = upload(PNG);
        Authenticated bob = core.caller(core.login(WeChatUser.somebody()));
        problem(INVALID_REQUEST, () -> core.menjin.profiles().update(bob, new ProfileUpdate(null, url, null)));
    }

    @Test
    void refusesWhatIsNoImageAndWhatIsTooLarge() {
        problem(INVALID_REQUEST, () -> upload("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)));
        problem(INVALID_REQUEST, () -> upload(new byte[0]));
        problem(TOO_LARGE, () -> upload(Arrays.copyOf(PNG, 101)));
        upload(Arrays.copyOf(PNG, 100));
    }

    @RepeatedTest(20)
    void leavesTheAvatarThatWonWhenTwoComeAtOnce() {
        try (Race race = new Race()) {
            race.run(4, () -> upload(PNG)).forEach(Race.Result::get);
        }
        String stored = core.stores.accounts().find(id).orElseThrow().avatarUrl();
        assertThat(core.avatars.count(id)).isEqualTo(1);
        assertThat(core.menjin.avatars().load(Objects.requireNonNull(stored).substring("avatar:".length())))
                .isPresent();
    }

    private String upload(byte[] bytes) {
        return Objects.requireNonNull(
                core.menjin.avatars().upload(caller, bytes).avatarUrl());
    }

    private UserView update(String url) {
        Authenticated now = new Authenticated(
                caller.session(), core.stores.accounts().find(id).orElseThrow());
        return core.menjin.profiles().update(now, new ProfileUpdate(null, url, null));
    }
}
