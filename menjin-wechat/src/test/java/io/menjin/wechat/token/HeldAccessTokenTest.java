package io.menjin.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeldAccessTokenTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(5);

    @Test
    void isDueInItsLastMinutes() {
        HeldAccessToken token = lasting(7200);

        assertThat(token.isDueAt(T0.plusSeconds(6899), AHEAD)).isFalse();
        assertThat(token.isDueAt(T0.plusSeconds(6900), AHEAD)).isTrue();
    }

    /** WeChat gives out a token again until its last five minutes: asking at once would give the same one. */
    @Test
    void isNotDueAtOnceWhenItHasLittleTimeLeft() {
        HeldAccessToken token = lasting(200);

        assertThat(token.isDueAt(T0, AHEAD)).isFalse();
        assertThat(token.isDueAt(T0.plusSeconds(10), AHEAD)).isTrue();
    }

    @Test
    void isUsableUntilItExpires() {
        assertThat(lasting(60).isUsableAt(T0.plusSeconds(59))).isTrue();
        assertThat(lasting(60).isUsableAt(T0.plusSeconds(60))).isFalse();
    }

    private static HeldAccessToken lasting(long seconds) {
        return new HeldAccessToken(new AccessToken("t"), T0, T0.plusSeconds(seconds));
    }
}
