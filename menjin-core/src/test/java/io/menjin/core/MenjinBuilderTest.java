package io.menjin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.menjin.core.login.LoginSettings;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.sessionkey.OpenDataPolicy;
import io.menjin.core.testkit.TestSources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MenjinBuilderTest {

    @Test
    void namesWhatWasNotGiven() {
        assertThatNullPointerException()
                .isThrownBy(() -> Menjin.builder().build())
                .withMessage("sources");
        assertThatNullPointerException()
                .isThrownBy(() -> Menjin.builder().sources(new TestSources()).build())
                .withMessage("accounts");
    }

    @Test
    void settingsChangeOneThingAtATime() {
        SessionPolicy sessions = new SessionPolicy(Duration.ofDays(2), Duration.ofDays(1), Duration.ZERO, 1);
        SessionCacheSettings cache = new SessionCacheSettings(1, Duration.ofMillis(1), Duration.ofMillis(2));
        LoginSettings logins = new LoginSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
        OpenDataPolicy openData = new OpenDataPolicy(Duration.ofSeconds(1), Duration.ZERO);
        MenjinSettings settings = MenjinSettings.DEFAULT
                .withSessions(sessions)
                .withSessionCache(cache)
                .withLogins(logins)
                .withOpenData(openData)
                .withCoolingOff(Duration.ofDays(1))
                .withPurgeAfter(Duration.ofDays(3))
                .withAvatars("https://a/", 5);
        assertThat(settings)
                .isEqualTo(new MenjinSettings(
                        sessions, cache, logins, openData, Duration.ofDays(1), Duration.ofDays(3), "https://a/", 5));
    }

    @Test
    void settingsRefuseWhatMakesNoSense() {
        Duration past = Duration.ofSeconds(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> MenjinSettings.DEFAULT.withCoolingOff(past));
        assertThatIllegalArgumentException().isThrownBy(() -> MenjinSettings.DEFAULT.withPurgeAfter(past));
        assertThatIllegalArgumentException().isThrownBy(() -> MenjinSettings.DEFAULT.withAvatars("https://a/", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LoginSettings(past, Duration.ZERO, Duration.ZERO, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoginSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, -1));
    }
}
