package io.menjin.it.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether anything grew that must not, by the trend of the second half of the samples: the first half fills what is bounded. */
record Verdict(List<Finding> findings) {

    /** Buffers of Redis' connections come and go by as much. */
    private static final double BYTES_OF_BUFFERS = 256 * 1024;

    /**
     * One of the things that must be flat.
     *
     * @param allowed how much it may rise
     */
    record Finding(String what, Trend trend, double allowed) {
        boolean isFlat() {
            return trend.rise() <= allowed;
        }
    }

    static Verdict of(List<Sample> samples) {
        List<Sample> half = samples.subList(samples.size() / 2, samples.size());
        Judge judge = new Judge(half);
        for (int node = 0; node < half.get(0).nodes().size(); node++) {
            int number = node;
            String name = "node " + (node + 1) + ": ";
            judge.on(
                    name + "heap after a collection, MiB",
                    0.05,
                    2,
                    one -> one.nodes().get(number).heapMiB());
            judge.on(
                    name + "resident memory, MiB",
                    0.10,
                    16,
                    one -> one.nodes().get(number).residentMiB());
            judge.on(name + "threads", 0, 5, one -> one.nodes().get(number).threads());
            judge.on(name + "open files", 0, 10, one -> one.nodes().get(number).files());
        }
        judge.on("connections to PostgreSQL", 0, 2, Sample::databaseConnections);
        judge.on("connections to Redis", 0, 1, Sample::redisConnections);
        // Accounts come without end, but what Redis has of them ends with their sessions.
        judge.on("Redis, bytes", 0.05, BYTES_OF_BUFFERS, Sample::redisBytes);
        return new Verdict(judge.findings);
    }

    boolean isFlat() {
        return findings.stream().allMatch(Finding::isFlat);
    }

    private static final class Judge {
        private final List<Sample> samples;
        private final List<Finding> findings = new ArrayList<>();

        Judge(List<Sample> samples) {
            this.samples = samples;
        }

        void on(String what, double part, double atLeast, ToDoubleFunction<Sample> value) {
            Trend trend = Trend.of(samples.stream().map(value::applyAsDouble).toList());
            findings.add(new Finding(what, trend, trend.allowed(part, atLeast)));
        }
    }
}
