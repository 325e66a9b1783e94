package io.menjin.bench.load;

import io.menjin.bench.process.Steal;
import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rounds in which servers take turns. A virtual machine that is stopped for a second in one server's turn and not in the
 * other's tells nothing about either, so rounds in which more than a little was {@linkplain Steal stolen} are measured
 * again. Which ones count is decided by that alone, and written down.
 */
final class Rounds {

    /** In percent; more than this is seen in a p99. */
    static final double LITTLE = 5;

    /** So often as many as are wanted are measured at most. */
    private static final int PATIENCE = 3;

    private static final String TABLE = "rounds";

    /** One round. */
    @FunctionalInterface
    interface Round {
        void measure(Figures figures) throws IOException, InterruptedException;
    }

    /** Begins to watch how much is stolen. */
    @FunctionalInterface
    interface Watch {
        Stolen begin() throws IOException;
    }

    /** How much was stolen since, in percent. */
    @FunctionalInterface
    interface Stolen {
        double percent() throws IOException;
    }

    private record Done(double stolen, Figures figures) {}

    private final int wanted;
    private final Watch watch;

    /** On this machine. */
    Rounds(int wanted) {
        this(wanted, () -> Steal.watch()::percent);
    }

    Rounds(int wanted, Watch watch) {
        this.wanted = wanted;
        this.watch = watch;
    }

    /**
     * Measures until enough rounds were quiet, or patience ends; the quietest count.
     *
     * @param row what these rounds are called on the page
     * @param figures where those that count are written down
     */
    void run(String row, Figures figures, Round round) throws IOException, InterruptedException {
        List<Done> done = new ArrayList<>();
        while (quiet(done) < wanted && done.size() < PATIENCE * wanted) {
            Figures measured = new Figures();
            Stolen stolen = watch.begin();
            round.measure(measured);
            done.add(new Done(stolen.percent(), measured));
        }
        done.sort(Comparator.comparingDouble(Done::stolen));
        List<Done> counting = done.subList(0, wanted);
        List<Done> others = done.subList(wanted, done.size());
        counting.forEach(one -> figures.addAll(one.figures()));
        figures.add(TABLE, row, "measured", (double) done.size());
        figures.add(TABLE, row, "counting", (double) wanted);
        figures.add(
                TABLE,
                row,
                "stolen in those, % at most",
                counting.get(wanted - 1).stolen());
        figures.add(TABLE, row, "stolen in the others, % at least", leastOf(others));
        figures.add(TABLE, row, "errors in the others, anybody's", errors(others));
    }

    private static long quiet(List<Done> done) {
        return done.stream().filter(one -> one.stolen() <= LITTLE).count();
    }

    private static double leastOf(List<Done> sorted) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(0).stolen();
    }

    private static double errors(List<Done> done) {
        return done.stream()
                .flatMap(one -> one.figures().errors().stream())
                .mapToDouble(Figures.Figure::value)
                .sum();
    }
}
