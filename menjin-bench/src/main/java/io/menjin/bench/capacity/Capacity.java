package io.menjin.bench.capacity;

import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prints what a number of daily users takes: {@code <folder of figures> <options>}. */
final class Capacity {

    private Capacity() {}

    public static void main(String[] args) throws IOException {
        List<Demand> demands;
        try {
            demands = CapacityOptions.parse(List.of(args).subList(1, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        CapacityModel model = new CapacityModel(Costs.from(Figures.read(Path.of(args[0]))));
        System.out.println(CapacityTables.assumptions(demands.get(0)));
        System.out.println();
        System.out.println(CapacityTables.plans(model, demands));
    }
}
