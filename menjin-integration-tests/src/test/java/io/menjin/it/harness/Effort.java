package io.menjin.it.harness;

/** How much is done: a little with every build, everything where the system property {@code menjin.long} is true. */
public final class Effort {

    private Effort() {}

    public static boolean isLong() {
        return Boolean.getBoolean("menjin.long");
    }

    /**
     * How often something is repeated.
     *
     * @param property system property that says otherwise
     */
    public static int rounds(String property, int few, int many) {
        return Integer.getInteger(property, isLong() ? many : few);
    }
}
