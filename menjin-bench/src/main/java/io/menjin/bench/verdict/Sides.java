package io.menjin.bench.verdict;

import io.menjin.bench.report.Figures;
import io.menjin.bench.report.Spread;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** Looks two sides of one table up. */
final class Sides {

    private static final String JDK = ", JDK ";

    private final Figures figures;
    private final String table;

    Sides(Figures figures, String table) {
        this.figures = figures;
        this.table = table;
    }

    /** The endings of the names of those rows that were measured on several JDKs, such as {@code , JDK 17}. */
    List<String> jdks() {
        return figures.rows(table).stream()
                .filter(row -> row.contains(JDK))
                .map(row -> row.substring(row.lastIndexOf(JDK)))
                .distinct()
                .toList();
    }

    List<String> columns() {
        return figures.columns(table);
    }

    List<Double> values(String row, String column) {
        return figures.values(table, row, column);
    }

    /** Median and spread with a unit; a dash when it was not measured. */
    String text(String row, String column, String unit) {
        return Spread.of(values(row, column))
                .map(Spread::text)
                .map(text -> text + unit)
                .orElse("–");
    }

    double median(String row, String column) {
        return figures.median(table, row, column).orElse(Double.NaN);
    }

    double sum(String row, String column) {
        return values(row, column).stream().mapToDouble(Double::doubleValue).sum();
    }

    Optional<Spread> ratio(String over, String under, String column) {
        return Spread.ratio(values(over, column), values(under, column));
    }

    /** Whether there is something in these columns of a row, and all of it is as it must be. */
    Verdict all(String row, List<String> columns, DoublePredicate good) {
        List<Double> values =
                columns.stream().flatMap(column -> values(row, column).stream()).toList();
        return values.isEmpty()
                ? Verdict.NOT_MEASURED
                : Verdict.of(values.stream().allMatch(good::test));
    }

    /** The medians of columns, in their order. */
    String medians(String row, List<String> columns, String unit) {
        return columns.isEmpty()
                ? "–"
                : columns.stream()
                                .map(column -> Spread.of(values(row, column))
                                        .map(Spread::text)
                                        .orElse("–"))
                                .collect(Collectors.joining(" / "))
                        + unit;
    }
}
