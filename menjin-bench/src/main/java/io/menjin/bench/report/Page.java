package io.menjin.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of Markdown from a template in which {@code {{table:<table>}}} stands for the figures of a table,
 * {@code {{plot:<table>:<column>}}} for a picture of one column of it, and {@code {{<name>}}} for a text.
 */
public final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^}]*)}}");

    private final Figures figures;
    private final Map<String, String> texts;
    private final Path folder;

    /**
     * Makes pages.
     *
     * @param texts by name
     * @param folder that the pictures go into; pages are beside it or in it
     */
    public Page(Figures figures, Map<String, String> texts, Path folder) {
        this.figures = figures;
        this.texts = Map.copyOf(texts);
        this.folder = folder;
    }

    /** Writes the page of a template that lies beside this class. */
    public void write(String template, Path page) throws IOException {
        String text;
        try (InputStream stream = Objects.requireNonNull(Page.class.getResourceAsStream(template), template)) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder filled = new StringBuilder();
        int read = 0;
        for (MatchResult place : PLACE.matcher(text).results().toList()) {
            filled.append(text.substring(read, place.start())).append(content(place.group(1)));
            read = place.end();
        }
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(page, filled.append(text.substring(read)).toString());
    }

    private String content(String place) throws IOException {
        String[] words = place.split(":", 3);
        return switch (words[0]) {
            case "table" -> new Pivot(figures, words[1]).markdown().stripTrailing();
            case "plot" -> plot(words[1], words[2]);
            default -> text(place);
        };
    }

    private String text(String name) {
        @Nullable String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("nothing is known of " + name);
        }
        return text;
    }

    private String plot(String table, String column) throws IOException {
        Pivot pivot = new Pivot(figures, table);
        if (!pivot.columns().contains(column)) {
            return "";
        }
        List<BarChart.Bar> bars = pivot.rows().stream()
                .map(row -> new BarChart.Bar(row, pivot.value(row, column)))
                .toList();
        String name = fileName(table + "-" + column);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), new BarChart(column, bars).svg());
        return "![" + column + "](" + folder.getFileName() + "/" + name + ")";
    }

    private static String fileName(String name) {
        Matcher odd = Pattern.compile("[^a-z0-9]+").matcher(name.toLowerCase(Locale.ROOT));
        return odd.replaceAll("-").replaceAll("^-|-$", "") + ".svg";
    }
}
