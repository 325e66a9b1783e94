package io.menjin.bench.report;

import java.util.List;

/** The figures of one table as Markdown: medians with their spread, but sums of what is counted as an error. */
final class Pivot {

    private final Figures figures;
    private final String table;

    Pivot(Figures figures, String table) {
        this.figures = figures;
        this.table = table;
    }

    List<String> rows() {
        return figures.rows(table);
    }

    List<String> columns() {
        return figures.columns(table);
    }

    double value(String row, String column) {
        List<Double> values = figures.values(table, row, column);
        if (column.endsWith(Figures.ERRORS)) {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
        return Spread.of(values).map(Spread::median).orElse(Double.NaN);
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
            columns.forEach(column -> text.append(" | ").append(cell(row, column)));
            text.append(" |\n");
        }
        return text.toString();
    }

    private String cell(String row, String column) {
        return column.endsWith(Figures.ERRORS)
                ? Numbers.format(value(row, column))
                : Spread.of(figures.values(table, row, column))
                        .map(Spread::text)
                        .orElse("–");
    }
}
