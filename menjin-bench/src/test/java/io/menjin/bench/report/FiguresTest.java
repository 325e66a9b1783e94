package io.menjin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    Path folder;

    @Test
    void tableShowsMediansWithTheirSpreadAndSumsOfErrors() {
        Figures figures = new Figures();
        for (double round : new double[] {300, 100, 200}) {
            figures.add("t", "ours", "per second", round);
            figures.add("t", "ours", "errors", 1);
        }
        figures.add("t", "theirs", "per second", 12.345);

        assertThat(new Pivot(figures, "t").markdown()).isEqualTo("""
                | | per second | errors |
                |---|---:|---:|
                | ours | 200 (100–300) | 3 |
                | theirs | 12.3 | 0 |
                """);
    }

    @Test
    void readsOnlyTheRunThatIsAskedFor() throws IOException {
        Figures micro = new Figures();
        micro.add("t", "row", "errors", 0);
        micro.appendTo(folder.resolve("micro.tsv"));
        Figures load = new Figures();
        load.add("login", "theirs", "errors", 2);
        load.add("login", "ours", "errors", 0);
        load.appendTo(folder.resolve("load.tsv"));

        assertThat(Figures.read(folder, "micro").errors()).isEmpty();
        assertThat(Figures.read(folder, "load").errors())
                .extracting(Figures.Figure::row)
                .containsExactly("theirs");
    }

    @Test
    void saysWhatWasNotMeasured() {
        assertThat(new Pivot(new Figures(), "t").markdown()).contains("Not measured");
    }

    @Test
    void comesBackFromFilesAsItWas() throws IOException {
        Figures first = new Figures();
        first.add("t", "a row, with a comma", "column", 0.1);
        first.appendTo(folder.resolve("one.tsv"));
        Figures second = new Figures();
        second.add("t", "a row, with a comma", "column", 0.3);
        second.appendTo(folder.resolve("two.tsv"));

        assertThat(Figures.read(folder).of("t"))
                .extracting(Figures.Figure::value)
                .containsExactly(0.1, 0.3);
    }

    @Test
    void pageHasTablesPlotsAndTextsInTheirPlaces() throws IOException {
        Figures figures = new Figures();
        figures.add("check-hit", "Menjin, JDK 17", "ns", 20);
        figures.add("check-hit", "Sa-Token <b>", "ns", 4000);
        Page page = new Page(
                figures, Map.of("facts-micro", "two processors", "targets-micro", ""), folder.resolve("plots"));

        page.write("micro.md", folder.resolve("micro.md"));

        assertThat(folder.resolve("micro.md"))
                .content()
                .contains("two processors", "| Menjin, JDK 17 | 20 |", "![ns](plots/check-hit-ns.svg)")
                .doesNotContain("{{");
        assertThat(folder.resolve("plots/check-hit-ns.svg"))
                .content()
                .contains("logarithmic", ">4000<", "Sa-Token &lt;b>")
                .doesNotContain("<b>");
    }
}
