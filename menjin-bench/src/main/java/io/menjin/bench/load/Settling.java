package io.menjin.bench.load;

/**
 * Watches what a login costs a server, slice after slice of its warm-up, until it does not get cheaper any more. A JVM's
 * compilers need minutes for that on slow processors and seconds on fast ones, so no fixed time would do.
 */
final class Settling {

    /** A slice that costs at least this much of the one before it has gained nothing that matters. */
    private static final double SAME = 0.95;

    /** One alone may be dear because the machine was busy with something else. */
    private static final int ENOUGH = 2;

    private double before = Double.POSITIVE_INFINITY;
    private int same;

    /**
     * Whether the server has settled with this slice.
     *
     * @param cost of a login in this slice; NaN when none succeeded
     */
    boolean isOverAfter(double cost) {
        same = cost >= SAME * before ? same + 1 : 0;
        before = cost;
        return same >= ENOUGH;
    }
}
