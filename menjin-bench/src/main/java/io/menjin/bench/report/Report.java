package io.menjin.bench.report;

import io.menjin.bench.capacity.CapacityModel;
import io.menjin.bench.capacity.CapacityTables;
import io.menjin.bench.capacity.Costs;
import io.menjin.bench.capacity.Demand;
import io.menjin.bench.verdict.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes the pages of a folder of figures: {@code <folder of figures> <folder of documents> <run>}. Ends with a status of its
 * own when there are errors among the figures of the run just done, whose files' names begin with its name.
 */
final class Report {

    /** Figures of runs with errors are written, but nobody shall rely on them unseen. */
    private static final int FAILED = 3;

    private Report() {}

    public static void main(String[] args) throws IOException {
        Path measured = Path.of(args[0]);
        Path documents = Path.of(args[1]);
        write(measured, documents);
        System.err.println("pages written to " + documents);
        List<Figures.Figure> errors = Figures.read(measured, args[2]).errors();
        for (Figures.Figure error : errors) {
            System.err.printf(
                    "%s: %s has made %s %s%n",
                    error.table(), error.row(), Numbers.format(error.value()), error.column());
        }
        System.exit(errors.isEmpty() ? 0 : FAILED);
    }

    static void write(Path measured, Path documents) throws IOException {
        Figures figures = Figures.read(measured);
        CapacityModel model = new CapacityModel(Costs.from(figures));
        Map<String, String> texts = Map.of(
                "facts-micro", Facts.read(measured.resolve("micro.tsv")),
                "facts-load", Facts.read(measured.resolve("load.tsv")),
                "targets-micro", Targets.micro(figures),
                "targets-load", Targets.load(figures),
                "targets", Targets.all(figures),
                "capacity-assumptions", CapacityTables.assumptions(Demand.of(1)),
                "capacity-plans", CapacityTables.plans(model),
                "capacity-checks", CapacityTables.checks(figures));
        Path benchmarks = documents.resolve("benchmarks");
        Page page = new Page(figures, texts, benchmarks.resolve("plots"));
        page.write("micro.md", benchmarks.resolve("micro.md"));
        page.write("load.md", benchmarks.resolve("load.md"));
        page.write("targets.md", benchmarks.resolve("targets.md"));
        page.write("capacity.md", documents.resolve("capacity.md"));
    }
}
