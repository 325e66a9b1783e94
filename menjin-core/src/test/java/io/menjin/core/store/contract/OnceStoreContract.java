package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.OnceStore;
import io.menjin.core.testkit.Race;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link OnceStore} must do. */
public abstract class OnceStoreContract {

    private static final Instant END = NOW.plusSeconds(60);

    private final Digest mark = Samples.digest();

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void isClaimedOnce() {
        assertThat(once().isClaimed(mark, NOW)).isFalse();
        assertThat(once().claim(mark, END, NOW)).isTrue();
        assertThat(once().claim(mark, END, NOW)).isFalse();
        assertThat(once().isClaimed(mark, NOW)).isTrue();
        assertThat(once().isClaimed(Samples.digest(), NOW)).isFalse();
    }

    @Test
    void isFreeAgainWhenItHasExpired() {
        once().claim(mark, END, NOW);
        assertThat(once().isClaimed(mark, END.minusMillis(1))).isTrue();
        assertThat(once().isClaimed(mark, END)).isFalse();
        assertThat(once().claim(mark, END.plusSeconds(60), END)).isTrue();
        assertThat(once().claim(mark, END.plusSeconds(60), END)).isFalse();
    }

    @RepeatedTest(10)
    void isClaimedByOneOfMany() {
        try (Race race = new Race()) {
            long claimed = race.run(16, () -> once().claim(mark, END, NOW)).stream()
                    .filter(Race.Result::get)
                    .count();
            assertThat(claimed).isEqualTo(1);
        }
    }

    private OnceStore once() {
        return stores().once();
    }
}
