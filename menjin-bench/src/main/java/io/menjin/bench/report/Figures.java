package io.menjin.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything measured: figures with a table, a row and a column that they belong to. The same place may have several,
 * one for each round. Not thread-safe.
 */
public final class Figures {

    /**
     * One figure.
     *
     * @param table what was measured
     * @param row who or what was measured
     * @param column in which unit or under which circumstances
     */
    public record Figure(String table, String row, String column, double value) {}

    /** How the names of columns end that count errors. */
    static final String ERRORS = "errors";

    private final List<Figure> all = new ArrayList<>();

    /** Writes one down, and shows it to who is waiting. */
    public void add(String table, String row, String column, double value) {
        all.add(new Figure(table, row, column, value));
        System.err.printf(Locale.ROOT, "%s: %s, %s: %s%n", table, row, column, Numbers.format(value));
    }

    /** Writes down what was shown already. */
    public void addAll(Figures others) {
        all.addAll(others.all);
    }

    /** In the order in which they were written down. */
    public List<Figure> of(String table) {
        return all.stream().filter(figure -> figure.table().equals(table)).toList();
    }

    /** Those of the rounds, in their order. */
    public List<Double> values(String table, String row, String column) {
        return all.stream()
                .filter(figure -> figure.table().equals(table)
                        && figure.row().equals(row)
                        && figure.column().equals(column))
                .map(Figure::value)
                .toList();
    }

    /** The names of a table's rows, in the order in which they were first written down. */
    public List<String> rows(String table) {
        return of(table).stream().map(Figure::row).distinct().toList();
    }

    /** The names of a table's columns, in the order in which they were first written down. */
    public List<String> columns(String table) {
        return of(table).stream().map(Figure::column).distinct().toList();
    }

    /** The median of the rounds; empty when it was not measured. */
    public Optional<Double> median(String table, String row, String column) {
        return Spread.of(values(table, row, column)).map(Spread::median);
    }

    /** Everything in a column that counts errors, of whoever made some. */
    public List<Figure> errors() {
        return all.stream()
                .filter(figure -> figure.column().endsWith(ERRORS) && figure.value() > 0)
                .toList();
    }

    /** Adds them to a file, one a line. */
    public void appendTo(Path file) throws IOException {
        List<String> lines = all.stream()
                .map(one -> String.join("\t", one.table(), one.row(), one.column(), Double.toString(one.value())))
                .toList();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All those of a folder's files with names ending in {@code .tsv}. */
    public static Figures read(Path folder) throws IOException {
        return read(folder, "");
    }

    /** As {@link #read(Path)}, only of files with names that begin so. */
    public static Figures read(Path folder, String prefix) throws IOException {
        Figures read = new Figures();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> isNamed(path, prefix)).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split("\t", -1);
                    read.all.add(new Figure(words[0], words[1], words[2], Double.parseDouble(words[3])));
                }
            }
        }
        return read;
    }

    private static boolean isNamed(Path path, String prefix) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(prefix) && name.endsWith(".tsv");
    }
}
