package io.menjin.bench.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of one table as Markdown: medians, but sums of what is counted as an error. */
final class Pivot {

    private static final String ERRORS = "errors";

    private final Figures figures;
    private final String table;

    Pivot(Figures figures, String table) {
        this.figures = figures;
        this.table = table;
    }

    List<String> rows() {
        return distinct(figures.of(table).stream().map(Figures.Figure::row).toList());
    }

    List<String> columns() {
        return distinct(figures.of(table).stream().map(Figures.Figure::column).toList());
    }

    double value(String row, String column) {
        if (column.endsWith(ERRORS)) {
            return figures.of(table).stream()
                    .filter(one -> one.row().equals(row) && one.column().equals(column))
                    .mapToDouble(Figures.Figure::value)
                    .sum();
        }
        return figures.median(table, row, column).orElse(Double.NaN);
    }

    String markdown() {
        List<String> columns = columns();
        if (columns.isEmpty()) {
            return "*Not measured in this run.*\n";
        }
        StringBuilder text = new StringBuilder("| |");
        columns.forEach(column -> text.append(' ').append(column).append(" |"));
        text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
        for (String row : rows()) {
            text.append("| ").append(row);
            columns.forEach(column -> text.append(" | ").append(Numbers.format(value(row, column))));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static List<String> distinct(List<String> names) {
        Set<String> unique = names.stream().collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(unique);
    }
}
