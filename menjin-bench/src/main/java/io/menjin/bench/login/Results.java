package io.menjin.bench.login;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one peer under one load. */
final class Results {

    private final List<Measurement> rounds = new ArrayList<>();

    void add(Measurement round) {
        rounds.add(round);
    }

    double median(ToDoubleFunction<Measurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Those of all rounds, since a rare error is an error, with the classes of the exceptions. */
    String errors() {
        int count = rounds.stream()
                .flatMap(round -> round.errors().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        List<String> names = rounds.stream()
                .flatMap(round -> round.errors().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? "0" : "**" + count + "** " + String.join(", ", names);
    }
}
