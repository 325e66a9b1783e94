package io.menjin.store.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final AtomicInteger runs = new AtomicInteger();
    private final List<Integer> pauses = new ArrayList<>();
    private final Retry retry = new Retry(4, Duration.ofHours(1), pauses::add);

    @Test
    void runsOnceWhatDoesNotCollide() {
        assertThat(retry.<Integer>run("test", runs::incrementAndGet)).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void pausesBeforeEachFurtherAttempt() {
        assertThat(retry.<Integer>run("test", () -> {
                    if (runs.incrementAndGet() < 4) {
                        throw new Collision(new SQLException());
                    }
                    return runs.get();
                }))
                .isEqualTo(4);
        assertThat(pauses).containsExactly(2, 3, 4);
    }

    @Test
    void givesUpWithTheLastCollisionAsCause() {
        assertThatThrownBy(() -> retry.run("sessions.issue", () -> {
                    runs.incrementAndGet();
                    throw new Collision(new SQLException("", "40001"));
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("sessions.issue")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(runs).hasValue(4);
    }

    @Test
    void doesNotRunAgainAfterAnotherFailure() {
        IllegalArgumentException failure = new IllegalArgumentException();
        assertThatThrownBy(() -> retry.run("test", () -> {
                    runs.incrementAndGet();
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(runs).hasValue(1);
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Retry interrupted = new Retry(4, Duration.ofHours(1), attempt -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> interrupted.run("test", () -> {
                    throw new Collision(new SQLException());
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void doesNotBeginAgainWhenItsTimeIsOver() {
        Retry hurried = new Retry(4, Duration.ZERO, pauses::add);
        assertThatThrownBy(() -> hurried.run("sessions.issue", () -> {
                    runs.incrementAndGet();
                    throw new Collision(new SQLException());
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("after 1 attempts");
        assertThat(runs).hasValue(1);
    }
}
