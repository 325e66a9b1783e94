package io.menjin.spring.limit;

import java.time.Duration;

/**
 * So many at once, and as many again spread evenly over each period.
 *
 * @param permits at least one
 * @param period longer than nothing
 */
public record Allowance(long permits, Duration period) {
    public Allowance {
        if (permits < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("an allowance has at least one permit in a period");
        }
    }
}
