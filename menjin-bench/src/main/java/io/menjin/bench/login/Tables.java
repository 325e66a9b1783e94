package io.menjin.bench.login;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results as Markdown. */
final class Tables {

    private static final String[] LOAD = {"threads", "WeChat's latency"};

    private final Map<Load, Map<Peer, Results>> results;

    Tables(Map<Load, Map<Peer, Results>> results) {
        this.results = results;
    }

    String throughput(List<Peer> peers) {
        return table(
                peers,
                List.of("/s", "errors"),
                peer -> List.of(
                        String.format(Locale.ROOT, "%.0f", peer.median(Measurement::perSecond)), peer.errors()));
    }

    String waiting(List<Peer> peers) {
        return table(
                peers,
                List.of("p99 ms"),
                peer -> List.of(String.format(Locale.ROOT, "%.0f", peer.median(Measurement::p99Millis))));
    }

    String cost(List<Peer> peers) {
        return table(
                peers,
                List.of("CPU s / 1000"),
                peer -> List.of(String.format(Locale.ROOT, "%.2f", peer.median(Measurement::cpuSecondsPerThousand))));
    }

    /** Loads under which all these peers were measured. */
    private String table(List<Peer> peers, List<String> figures, Function<Results, List<String>> cells) {
        StringBuilder table =
                new StringBuilder("| ").append(String.join(" | ", LOAD)).append(" | bound /s |");
        for (Peer peer : peers) {
            figures.forEach(figure -> table.append(' ')
                    .append(figure.equals("errors") ? figure : peer.title() + " " + figure)
                    .append(" |"));
        }
        table.append("\n|---:|---:|---:|")
                .append("---:|".repeat(peers.size() * figures.size()))
                .append('\n');
        results.forEach((load, measured) -> {
            if (measured.keySet().containsAll(peers)) {
                table.append(row(load, peers.stream().map(measured::get).toList(), cells));
            }
        });
        return table.toString();
    }

    private static String row(Load load, List<Results> peers, Function<Results, List<String>> cells) {
        String bound = load.bound() == 0 ? "" : String.valueOf(load.bound());
        return peers.stream()
                .flatMap(peer -> cells.apply(peer).stream())
                .collect(Collectors.joining(
                        " | ",
                        "| " + load.threads() + " | " + load.latencyMillis() + " ms | " + bound + " | ",
                        " |\n"));
    }
}
