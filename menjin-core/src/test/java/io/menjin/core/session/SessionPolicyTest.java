package io.menjin.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void endsTheIdleTimeAtTheAbsoluteEndAtTheLatest() {
        SessionPolicy policy = new SessionPolicy(DAY.multipliedBy(2), DAY, Duration.ZERO, 1);
        Instant now = Instant.EPOCH;
        assertThat(policy.idleEnd(now, now.plus(DAY.multipliedBy(2)))).isEqualTo(now.plus(DAY));
        assertThat(policy.idleEnd(now, now.plusSeconds(5))).isEqualTo(now.plusSeconds(5));
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        refuses(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1);
        refuses(DAY.negated(), DAY, Duration.ZERO, 1);
        refuses(DAY, Duration.ZERO, Duration.ZERO, 1);
        refuses(DAY, DAY.multipliedBy(2), Duration.ZERO, 1);
        refuses(DAY, DAY, DAY, 1);
        refuses(DAY, DAY, Duration.ofSeconds(-1), 1);
        refuses(DAY, DAY, Duration.ZERO, 0);
    }

    private static void refuses(Duration absolute, Duration idle, Duration renewAfter, int maxSessions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy(absolute, idle, renewAfter, maxSessions));
    }
}
