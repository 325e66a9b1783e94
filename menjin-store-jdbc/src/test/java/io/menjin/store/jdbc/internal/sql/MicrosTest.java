package io.menjin.store.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MicrosTest {

    @Test
    void givesBackWholeMicrosecondsAndCutsOffTheRest() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(-1L << 36, 1L << 36), random.nextInt(1_000_000_000));
            assertThat(Micros.toInstant(Micros.of(time))).isEqualTo(time.truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Test
    void keepsTheOrderOfTimesBefore1970() {
        assertThat(Micros.of(Instant.parse("1969-12-31T23:59:59.999999Z"))).isEqualTo(-1);
        assertThat(Micros.toInstant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    @Test
    void letsNothingBeNothing() {
        assertThat(Micros.ofNullable(null)).isNull();
        assertThat(Micros.ofNullable(Instant.EPOCH)).isZero();
    }
}
