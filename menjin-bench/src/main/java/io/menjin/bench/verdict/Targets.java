package io.menjin.bench.verdict;

import io.menjin.bench.report.Figures;
import java.util.List;
import java.util.stream.Stream;

/** All that has to be reached, with verdicts that are computed from the figures of a run and from nothing else. */
public final class Targets {

    private Targets() {}

    /** Those of {@code scripts/bench-micro} as a table of Markdown. */
    public static String micro(Figures figures) {
        return markdown(new MicroTargets(figures).all());
    }

    /** Those of {@code scripts/bench-load}. */
    public static String load(Figures figures) {
        return markdown(new LoadTargets(figures).all());
    }

    /** All of them. */
    public static String all(Figures figures) {
        return markdown(Stream.of(new MicroTargets(figures).all(), new LoadTargets(figures).all())
                .flatMap(List::stream)
                .toList());
    }

    static String markdown(List<Target> targets) {
        StringBuilder text =
                new StringBuilder("| what | Menjin | beside | at least | verdict |\n|---|---|---|---|---|\n");
        for (Target target : targets) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            target.what(),
                            target.ours(),
                            target.theirs(),
                            target.atLeast(),
                            target.verdict().text()))
                    .append(" |\n");
        }
        return text.toString().stripTrailing();
    }
}
