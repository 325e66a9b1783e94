package io.menjin.core.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.testkit.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00.123Z"));
    private final IdGenerator ids = new IdGenerator(clock, new SecureRandom());

    @Test
    void makesUuidsOfVersion7() {
        for (int i = 0; i < 1000; i++) {
            UUID uuid = UUID.fromString(ids.newAccountId().value());
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
        }
    }

    @Test
    void sortsByTime() {
        String earlier = ids.newSessionId().value();
        clock.advance(Duration.ofMillis(1));
        assertThat(ids.newSessionId().value()).isGreaterThan(earlier);
    }

    /** A bit that is always the same would be one bit less to guess. */
    @Test
    void all74BitsAreRandom() {
        long high = 0;
        long low = 0;
        UUID first = UUID.fromString(ids.newSessionId().value());
        for (int i = 0; i < 1000; i++) {
            UUID other = UUID.fromString(ids.newSessionId().value());
            high |= first.getMostSignificantBits() ^ other.getMostSignificantBits();
            low |= first.getLeastSignificantBits() ^ other.getLeastSignificantBits();
        }
        assertThat(high).isEqualTo(0xfffL);
        assertThat(low).isEqualTo(-1L >>> 2);
    }

    @Test
    void neverMakesOneTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.newSessionId().value())).isTrue();
        }
    }
}
