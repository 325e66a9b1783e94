package io.menjin.bench.capacity;

/**
 * A quantity measured at two sizes. The model takes it to be in proportion, from the smaller one.
 *
 * @param what it is and of how many, such as {@code MiB in Redis}
 */
public record TwoSizes(String what, double small, double smallValue, double large, double largeValue) {

    /** What the model says of the larger size. */
    public double predicted() {
        return smallValue * large / small;
    }

    /** By how much the model is off there, in percent of what was measured; negative when it says too little. */
    public double errorPercent() {
        return 100 * (predicted() - largeValue) / largeValue;
    }
}
