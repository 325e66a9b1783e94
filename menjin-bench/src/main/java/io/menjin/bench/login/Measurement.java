package io.menjin.bench.login;

import java.util.List;
import java.util.Map;

/**
 * What one run saw.
 *
 * @param errors how often each class of exception was seen
 * @param latencyNanos of the exchanges that succeeded, ascending
 */
record Measurement(double seconds, Map<String, Integer> errors, long[] latencyNanos) {

    double perSecond() {
        return latencyNanos.length / seconds;
    }

    double percentileMillis(double percentile) {
        if (latencyNanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(percentile / 100 * latencyNanos.length) - 1;
        return latencyNanos[Math.max(0, index)] / 1e6;
    }

    int errorCount() {
        return errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The run with the median throughput. */
    static Measurement median(List<Measurement> runs) {
        return runs.stream()
                .sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                .toList()
                .get(runs.size() / 2);
    }
}
