package io.menjin.bench.micro;

/**
 * How much is done.
 *
 * @param forks of JMH, in which the peers take turns
 * @param warmUps of a second, in each fork
 * @param iterations of a second, in each fork
 * @param people who have tokens in JMH's benchmarks
 * @param calls over which commands are counted
 * @param sessionCounts of people who end all theirs
 * @param endings how often each of them is done
 * @param smallPopulation people in Redis, first point
 * @param largePopulation people in Redis, second point
 * @param smallDatabase people in SQL, first point
 * @param largeDatabase people in SQL, second point
 */
record Effort(
        int forks,
        int warmUps,
        int iterations,
        int people,
        int calls,
        int[] sessionCounts,
        int endings,
        int smallPopulation,
        int largePopulation,
        int smallDatabase,
        int largeDatabase) {

    private static final int[] SESSIONS = {1, 100, 1000};

    static Effort of(String name) {
        return switch (name) {
            case "quick" -> new Effort(1, 1, 1, 100, 10, new int[] {1, 20}, 1, 500, 5_000, 200, 1_000);
            case "full" -> new Effort(2, 3, 3, 10_000, 500, SESSIONS, 3, 100_000, 1_000_000, 5_000, 50_000);
            default -> throw new IllegalArgumentException("quick or full, not " + name);
        };
    }
}
