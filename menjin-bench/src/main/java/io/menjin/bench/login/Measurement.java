package io.menjin.bench.login;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one run saw.
 *
 * @param seconds until the last call was over
 * @param cpuSeconds of the client's process, its garbage collector and compiler included
 * @param successes calls that ended with a session
 * @param p99Millis of these
 * @param errors how often each class of exception was seen
 */
record Measurement(double seconds, double cpuSeconds, int successes, double p99Millis, Map<String, Integer> errors) {

    static Measurement of(double seconds, double cpuSeconds, long[] nanos, Map<String, Integer> errors) {
        Arrays.sort(nanos);
        double p99 = nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(0.99 * nanos.length) - 1] / 1e6;
        return new Measurement(seconds, cpuSeconds, nanos.length, p99, new TreeMap<>(errors));
    }

    double perSecond() {
        return successes / seconds;
    }

    double cpuSecondsPerThousand() {
        return cpuSeconds * 1000 / successes;
    }

    String toLine() {
        return String.format(Locale.ROOT, "%f %f %d %f ", seconds, cpuSeconds, successes, p99Millis)
                + errors.entrySet().stream()
                        .map(error -> error.getKey() + "=" + error.getValue())
                        .collect(Collectors.joining(","));
    }

    static Measurement fromLine(String line) {
        String[] words = line.split(" ", -1);
        Map<String, Integer> errors = new TreeMap<>();
        for (String error : words[4].isEmpty() ? new String[0] : words[4].split(",", -1)) {
            int equals = error.indexOf('=');
            errors.put(error.substring(0, equals), Integer.parseInt(error.substring(equals + 1)));
        }
        return new Measurement(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Integer.parseInt(words[2]),
                Double.parseDouble(words[3]),
                errors);
    }
}
