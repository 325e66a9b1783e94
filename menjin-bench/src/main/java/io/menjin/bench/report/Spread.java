package io.menjin.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * What several rounds have given.
 *
 * @param median the upper one of the two in the middle, where there are two
 */
public record Spread(double median, double least, double most) {

    /** Of some values; empty when there are none. */
    public static Optional<Spread> of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Spread(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1)));
    }

    /**
     * One side divided by the other, round by round, since what the machine did in a round it did to both; of the medians
     * where one side has more rounds than the other.
     */
    public static Optional<Spread> ratio(List<Double> over, List<Double> under) {
        if (over.size() == under.size()) {
            Double[] ratios = new Double[over.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = over.get(i) / under.get(i);
            }
            return of(List.of(ratios));
        }
        return of(over).flatMap(one ->
                of(under).map(other -> one.median() / other.median()).map(value -> new Spread(value, value, value)));
    }

    /** The median, and from where to where the rounds reach when they differ. */
    public String text() {
        String middle = Numbers.format(median);
        String from = Numbers.format(least);
        String to = Numbers.format(most);
        return from.equals(to) ? middle : middle + " (" + from + "–" + to + ")";
    }
}
