package io.menjin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosecondClockTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00.123456789Z, 2026-11-21T08:00:00.123456Z",
        "2026-11-21T08:00:00.123456Z, 2026-11-21T08:00:00.123456Z",
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
    })
    void roundsDownToWhatDatabasesKeep(Instant time, Instant shown) {
        assertThat(showing(time).instant()).isEqualTo(shown);
    }

    @Test
    void showsTheSameMillisecondEitherWay() {
        Clock clock = showing(Instant.parse("2026-11-21T08:00:00.123999999Z"));
        assertThat(clock.millis()).isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void keepsItsZone() {
        Clock clock = showing(Instant.EPOCH);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    private static Clock showing(Instant time) {
        return new MicrosecondClock(Clock.fixed(time, ZoneOffset.UTC));
    }
}
