package io.menjin.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A soak as a page in Markdown. */
final class SoakReport {

    /** Lines of the table of samples, about. */
    private static final int LINES = 32;

    private final Effort effort;
    private final double capacity;
    private final double rate;
    private final Tally tally;
    private final List<Sample> samples;
    private final Verdict verdict;
    private final StringBuilder page = new StringBuilder();

    /**
     * Creates a report.
     *
     * @param capacity operations a second that were found
     * @param rate operations a second of the soak
     */
    SoakReport(Effort effort, double capacity, double rate, Tally tally, List<Sample> samples, Verdict verdict) {
        this.effort = effort;
        this.capacity = capacity;
        this.rate = rate;
        this.tally = tally;
        this.samples = samples;
        this.verdict = verdict;
    }

    String markdown() {
        head();
        verdict();
        samples();
        rows();
        mix();
        return page.toString();
    }

    private void head() {
        line("# Soak");
        line("");
        line("Written by `scripts/soak`. Two servers (%s) on one PostgreSQL and one Redis, WeChat's", java());
        line(
                "emulator, and the %d people who use them in a process beside. The capacity was found by %d threads that sent as",
                effort.people(), Effort.BURST_THREADS);
        line(
                "fast as they were answered: **%.0f operations/s**, all of these processes on one machine of %d processors. Then %s",
                capacity, Runtime.getRuntime().availableProcessors(), minutes(effort.soak()));
        line("at half of it: **%.0f operations/s** that came by chance and did not wait for each other.", rate);
        line("");
        Sample last = samples.get(samples.size() - 1);
        line("- operations: %,d; **not answered as they must be: %d**", last.done(), last.failed());
        line(
                "- half of them done within %.0f ms, 99 %% within %.0f ms",
                tally.quantileMillis(0.5), tally.quantileMillis(0.99));
        line(
                "- Redis: %.0f bytes for each living session at the end, everything in it included",
                last.redisBytesOfOneSession());
        line(
                "- the machine's load average: %.1f to %.1f; whatever else ran on it is in the times and not in the counts",
                samples.stream().mapToDouble(Sample::machineLoad).min().orElse(0),
                samples.stream().mapToDouble(Sample::machineLoad).max().orElse(0));
        tally.failures().forEach(failure -> line("- failed: `%s`", failure.replace('\n', ' ')));
        line("");
    }

    private void verdict() {
        line("## Verdict");
        line("");
        line(
                "The first half fills whatever is bounded (caches, pools, the ended sessions that are kept for a while). Over the");
        line(
                "second half a straight line is fitted to each series (least squares); it must not rise by more than is allowed:");
        line(
                "5 %% of the heap and of Redis (256 KiB at least, since buffers come and go), 10 %% of the resident memory, and some");
        line("threads and connections.");
        line("");
        line("| | at the half | rise until the end | allowed | |");
        line("|---|---:|---:|---:|---|");
        for (Verdict.Finding finding : verdict.findings()) {
            line(
                    "| %s | %,.1f | %+,.1f | %,.1f | %s |",
                    finding.what(),
                    finding.trend().start(),
                    finding.trend().rise(),
                    finding.allowed(),
                    finding.isFlat() ? "flat" : "**rises**");
        }
        line("");
    }

    private void samples() {
        line("## Samples");
        line("");
        line(
                "The heap is what a full collection leaves, which `jcmd GC.run` makes before each sample. *Late* is how long after its time");
        line("an operation began at most, since the line before or a sample in between that is not shown.");
        line("");
        line(
                "| time | operations | failed | late, ms | heap, MiB | resident, MiB | threads | files | PostgreSQL | Redis | Redis, KiB | keys | sessions | load |");
        line("|---:|---:|---:|---:|---|---|---|---|---:|---:|---:|---:|---:|---:|");
        int step = Math.max(1, samples.size() / LINES);
        for (int i = 0; i < samples.size(); i += step) {
            Sample one = samples.get(i);
            line(
                    "| %d:%02d | %,d | %d | %.0f | %s | %s | %s | %s | %d | %d | %,d | %,d | %,d | %.1f |",
                    one.at().toMinutes(),
                    one.at().toSecondsPart(),
                    one.done(),
                    one.failed(),
                    one.latestMillis(),
                    each(one, "%.1f", ProcessFigures::heapMiB),
                    each(one, "%.0f", ProcessFigures::residentMiB),
                    each(one, "%.0f", ProcessFigures::threads),
                    each(one, "%.0f", ProcessFigures::files),
                    one.databaseConnections(),
                    one.redisConnections(),
                    one.redisBytes() / 1024,
                    one.redisKeys(),
                    one.living(),
                    one.machineLoad());
        }
        line("");
    }

    private void rows() {
        line("## What grows by design");
        line("");
        line(
                "One operation in a hundred is somebody's first login: accounts and identities stay until they are closed. Logging out");
        line(
                "everywhere, new accounts and bound phone numbers leave rows in the audit, which the operator keeps as long as the law");
        line(
                "demands. Everything else ends: sessions and what belongs to them are in Redis here and go by themselves.");
        line("");
        Sample first = samples.get(0);
        Sample half = samples.get(samples.size() / 2);
        Sample last = samples.get(samples.size() - 1);
        line("| table | rows at the start | at the half | at the end |");
        line("|---|---:|---:|---:|");
        Map<String, Long> tables = new TreeMap<>(last.rows());
        tables.keySet()
                .forEach(table -> line(
                        "| `%s` | %,d | %,d | %,d |",
                        table, first.rowsOf(table), half.rowsOf(table), last.rowsOf(table)));
        line("");
    }

    private void mix() {
        line("## Operations");
        line("");
        line("| operation | times |");
        line("|---|---:|");
        for (Operation operation : Operation.values()) {
            line("| %s | %,d |", operation.title(), tally.done(operation));
        }
    }

    private interface Figure {
        double of(ProcessFigures figures);
    }

    private static String each(Sample sample, String format, Figure figure) {
        List<String> texts = new ArrayList<>();
        sample.nodes().forEach(node -> texts.add(String.format(Locale.ROOT, format, figure.of(node))));
        return String.join(", ", texts);
    }

    private static String java() {
        return "Java " + Runtime.version().feature() + ", `"
                + System.getProperty("menjin.it.server-options", "-Xmx256m") + "`";
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() > 0 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
