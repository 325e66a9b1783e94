package io.menjin.store.redis;

import java.time.Duration;

/** So many permits in this time; unused ones come back bit by bit. */
public record SharedAllowance(long permits, Duration period) {

    public SharedAllowance {
        if (permits < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("an allowance needs permits and a period");
        }
    }
}
