package io.menjin.wechat.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final Deadline deadline = Deadline.after(Duration.ofNanos(100), nanos::get);

    @Test
    void countsDownAcrossTheOverflowOfTheTicker() {
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(100));
        nanos.addAndGet(40);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(60));
        assertThat(deadline.allows(Duration.ofNanos(59))).isTrue();
        assertThat(deadline.allows(Duration.ofNanos(60))).isFalse();
    }

    @Test
    void isNeverNegative() {
        nanos.addAndGet(500);
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void countsABeginningMillisecondWhole() {
        nanos.addAndGet(99);
        assertThat(deadline.remainingMillis()).isEqualTo(1);
        nanos.addAndGet(1);
        assertThat(deadline.remainingMillis()).isZero();
    }

    @Test
    void isTheEarlierOfTwo() {
        assertThat(deadline.orAfter(Duration.ofNanos(60)).remaining()).isEqualTo(Duration.ofNanos(60));
        assertThat(deadline.orAfter(Duration.ofSeconds(1)).remaining()).isEqualTo(Duration.ofNanos(100));
    }
}
