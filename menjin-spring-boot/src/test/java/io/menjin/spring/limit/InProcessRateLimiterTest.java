package io.menjin.spring.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.limit.RateLimiter.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InProcessRateLimiterTest {
    private final MovableClock clock = new MovableClock();
    private final InProcessRateLimiter limiter =
            new InProcessRateLimiter(Map.of(Limit.LOGIN_PER_ADDRESS, new Allowance(3, Duration.ofSeconds(30))), clock);

    @Test
    void letsSoManyPassAndSaysHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).isEmpty();
        }

        assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).contains(Duration.ofSeconds(10));
    }

    @Test
    void givesBackEvenly() {
        for (int i = 0; i < 4; i++) {
            limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a");
        }
        clock.advance(Duration.ofSeconds(9));
        assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).isEmpty();
        assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).isPresent();

        clock.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).isEmpty();
        }
        assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a")).isPresent();
    }

    @Test
    void countsSubjectsAndLimitsApart() {
        for (int i = 0; i < 4; i++) {
            limiter.acquire(Limit.LOGIN_PER_ADDRESS, "a");
        }

        assertThat(limiter.acquire(Limit.LOGIN_PER_ADDRESS, "b")).isEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.acquire(Limit.LOGIN_PER_PERSON, "a")).isEmpty();
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration distance) {
            now = now.plus(distance);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
