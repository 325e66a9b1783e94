package io.menjin.bench.micro;

/**
 * How much is done.
 *
 * @param forks of JMH
 * @param warmUps of a second, in each fork
 * @param iterations of a second, in each fork
 * @param people who have tokens in JMH's benchmarks
 * @param calls over which commands are counted
 * @param sessionCounts of people who end all theirs
 * @param smallPopulation people in Redis, first point
 * @param largePopulation people in Redis, second point
 */
record Effort(
        int forks,
        int warmUps,
        int iterations,
        int people,
        int calls,
        int[] sessionCounts,
        int smallPopulation,
        int largePopulation) {

    private static final int[] SESSIONS = {1, 100, 1000};

    static Effort of(String name) {
        return switch (name) {
            case "quick" -> new Effort(1, 1, 1, 200, 20, SESSIONS, 2_000, 10_000);
            case "full" -> new Effort(2, 4, 5, 10_000, 500, SESSIONS, 100_000, 1_000_000);
            default -> throw new IllegalArgumentException("quick or full, not " + name);
        };
    }
}
