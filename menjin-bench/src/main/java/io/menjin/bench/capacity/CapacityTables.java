package io.menjin.bench.capacity;

import io.menjin.bench.report.Figures;
import io.menjin.bench.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The capacity page's tables as Markdown. */
public final class CapacityTables {

    private static final List<Double> SIZES = List.of(1e6, 30e6, 300e6);

    private static final String CHECKS_HEAD = """
            | | measured | measured | the model says of the second | off by % |
            |---|---:|---:|---:|---:|
            """;

    private CapacityTables() {}

    /** What each number of daily users takes. */
    public static String plans(CapacityModel model) {
        return plans(model, SIZES.stream().map(Demand::of).toList());
    }

    /** What each of these takes. */
    public static String plans(CapacityModel model, List<Demand> demands) {
        List<Plan> plans = demands.stream().map(model::plan).toList();
        Map<String, Function<Plan, Double>> rows = new LinkedHashMap<>();
        rows.put("logins/s at the peak", Plan::loginsPerSecond);
        rows.put("checks/s at the peak", Plan::checksPerSecond);
        rows.put("nodes, one of them spare", plan -> (double) plan.nodes());
        rows.put("Redis masters, each with a replica", plan -> (double) plan.redisMasters());
        rows.put("Redis, GiB in all masters", Plan::redisGibibytes);
        rows.put("Redis, processor of one master at the peak, %", plan -> plan.redisUtilisation() * 100);
        rows.put("SQL, GiB of accounts", Plan::sqlGibibytes);
        rows.put("SQL, reads/s at the peak", Plan::sqlReadsPerSecond);
        rows.put("SQL, writes/s at the peak", Plan::sqlWritesPerSecond);
        rows.put("calls to WeChat under way at the peak", Plan::wechatConnections);
        rows.put("code2Session a minute at the peak", Plan::wechatLoginsPerMinute);
        rows.put("getPhoneNumber a day (WeChat charges for it)", Plan::phoneNumbersPerDay);
        rows.put("stable_token a day (500,000 allowed)", Plan::accessTokensPerDay);
        StringBuilder table = new StringBuilder("| daily users |");
        demands.forEach(demand -> table.append(' ')
                .append(Numbers.format(demand.dailyUsers() / 1e6))
                .append(" M |"));
        table.append("\n|---|").append("---:|".repeat(demands.size())).append('\n');
        rows.forEach((title, value) -> table.append("| ")
                .append(title)
                .append(plans.stream()
                        .map(plan -> " | " + known(value.apply(plan)))
                        .collect(Collectors.joining()))
                .append(" |\n"));
        return table.toString().stripTrailing();
    }

    /** What is taken for granted, with the options that change it. */
    public static String assumptions(Demand demand) {
        return Arrays.stream(Assumption.values())
                .map(one ->
                        "| " + one.meaning() + " | " + Numbers.format(demand.get(one)) + " | `" + one.option() + "` |")
                .collect(Collectors.joining("\n", "| | | option |\n|---|---:|---|\n", ""));
    }

    /** How far the model is off where it was measured. */
    public static String checks(Figures figures) {
        List<TwoSizes> pairs = twoSizes(figures);
        if (pairs.isEmpty()) {
            return "*Not measured in this run.*";
        }
        return pairs.stream()
                .map(pair -> String.format(
                        "| %s | %s: %s | %s: %s | %s | %+.1f |",
                        pair.what(),
                        Numbers.format(pair.small()),
                        Numbers.format(pair.smallValue()),
                        Numbers.format(pair.large()),
                        Numbers.format(pair.largeValue()),
                        Numbers.format(pair.predicted()),
                        pair.errorPercent()))
                .collect(Collectors.joining("\n", CHECKS_HEAD, ""));
    }

    /** Pairs of the table {@code two-sizes}, whose columns are sizes. */
    static List<TwoSizes> twoSizes(Figures figures) {
        List<Figures.Figure> measured = figures.of("two-sizes");
        List<TwoSizes> pairs = new ArrayList<>();
        for (String row : measured.stream().map(Figures.Figure::row).distinct().toList()) {
            List<String> sizes = measured.stream()
                    .filter(figure -> figure.row().equals(row))
                    .map(Figures.Figure::column)
                    .distinct()
                    .toList();
            if (sizes.size() == 2) {
                Optional<Double> small = figures.median("two-sizes", row, sizes.get(0));
                Optional<Double> large = figures.median("two-sizes", row, sizes.get(1));
                pairs.add(new TwoSizes(
                        row,
                        Double.parseDouble(sizes.get(0)),
                        small.orElseThrow(),
                        Double.parseDouble(sizes.get(1)),
                        large.orElseThrow()));
            }
        }
        return pairs;
    }

    private static String known(double value) {
        return value == 0 ? "–" : Numbers.format(value);
    }
}
