package io.menjin.bench.report;

import io.menjin.bench.capacity.CapacityModel;
import io.menjin.bench.capacity.CapacityTables;
import io.menjin.bench.capacity.Costs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes the pages of a folder of figures: {@code <folder of figures> <folder of documents>}. */
final class Report {

    private Report() {}

    public static void main(String[] args) throws IOException {
        Path measured = Path.of(args[0]);
        Path documents = Path.of(args[1]);
        Figures figures = Figures.read(measured);
        CapacityModel model = new CapacityModel(Costs.from(figures));
        Map<String, String> texts = Map.of(
                "facts-micro", Facts.read(measured.resolve("micro.tsv")),
                "facts-load", Facts.read(measured.resolve("load.tsv")),
                "capacity-plans", CapacityTables.plans(model),
                "capacity-checks", CapacityTables.checks(figures));
        Path benchmarks = documents.resolve("benchmarks");
        Page page = new Page(figures, texts, benchmarks.resolve("plots"));
        page.write("micro.md", benchmarks.resolve("micro.md"));
        page.write("load.md", benchmarks.resolve("load.md"));
        page.write("capacity.md", documents.resolve("capacity.md"));
        System.err.println("pages written to " + documents);
    }
}
