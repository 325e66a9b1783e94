package io.menjin.bench.verdict;

import io.menjin.bench.peer.TokenPeers;
import io.menjin.bench.report.Figures;
import io.menjin.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code scripts/bench-micro} has to show. */
final class MicroTargets {

    private static final String OURS = TokenPeers.MENJIN_ON_REDIS.title();
    private static final String UNCACHED = TokenPeers.MENJIN_ON_REDIS_WITHOUT_NEAR_CACHE.title();
    private static final String SA_TOKEN = TokenPeers.SA_TOKEN_ON_REDIS.title();
    private static final String SPRING = TokenPeers.SPRING_SESSION.title();
    private static final String INDEXED = TokenPeers.SPRING_SESSION_INDEXED.title();
    /** What accounts cost is counted in this row, see {@code SqlCounts}. */
    private static final String SQL = "Menjin, accounts on PostgreSQL, sessions on Redis";

    private static final double MILLION_A_SECOND = 1;
    private static final double TIMES_CAFFEINE = 4;
    private static final double MOST_ENDING_COMMANDS = 2;
    private static final double SHARE_OF_THEIR_BYTES = 0.5;

    private final Figures figures;

    MicroTargets(Figures figures) {
        this.figures = figures;
    }

    List<Target> all() {
        List<Target> targets = new ArrayList<>();
        targets.addAll(hits());
        targets.add(miss());
        targets.add(returningLogin());
        targets.add(endAll());
        targets.add(bytes());
        targets.add(bytesWithKey());
        return targets;
    }

    private List<Target> hits() {
        String atLeast = "≥ 1 M/s a core and ≤ 4 × Caffeine";
        List<Target> targets = new ArrayList<>();
        for (String table : List.of("check-hit", "check-hit-kept")) {
            Sides sides = new Sides(figures, table);
            String text =
                    table.equals("check-hit") ? "each a text of its own, as requests bring them" : "the same texts";
            for (String jdk : sides.jdks()) {
                String ours = OURS + jdk;
                String bare = TokenPeers.CAFFEINE.title() + jdk;
                Optional<Spread> ratio = sides.ratio(ours, bare, "ns");
                targets.add(new Target(
                        "token check, near-cache hit, in process (" + text + ")" + jdk,
                        sides.text(ours, "million/s", " M/s") + "; "
                                + ratio.map(Spread::text).orElse("–") + " × Caffeine",
                        "Sa-Token in memory: "
                                + sides.text(TokenPeers.SA_TOKEN_IN_MEMORY.title() + jdk, "million/s", " M/s")
                                + "; Caffeine alone: " + sides.text(bare, "million/s", " M/s"),
                        atLeast,
                        ratio.map(times -> Verdict.of(sides.median(ours, "million/s") >= MILLION_A_SECOND
                                        && times.median() <= TIMES_CAFFEINE))
                                .orElse(Verdict.NOT_MEASURED)));
            }
        }
        return targets.isEmpty()
                ? List.of(Target.unmeasured("token check, near-cache hit, in process", atLeast))
                : targets;
    }

    private Target miss() {
        Sides counted = new Sides(figures, "commands-inside");
        String column = "check";
        return new Target(
                "token check, miss: commands by `INFO commandstats`",
                counted.text(UNCACHED, column, ""),
                beside(counted, column),
                "1",
                counted.all(UNCACHED, List.of(column), count -> count == 1));
    }

    private static String beside(Sides sides, String column) {
        return String.join(
                "; ",
                Stream.of(SA_TOKEN, SPRING, INDEXED)
                        .map(peer -> peer + ": " + sides.text(peer, column, ""))
                        .toList());
    }

    private Target returningLogin() {
        Sides sql = new Sides(figures, "sql");
        Sides redis = new Sides(figures, "commands");
        String column = "returning login";
        Verdict reads = sql.all(SQL, List.of(column), count -> count == 1);
        Verdict writes = redis.all(OURS, List.of(column), count -> count == 1);
        return new Target(
                "returning login: round trips to the stores",
                sql.text(SQL, column, " to SQL") + ", " + redis.text(OURS, column, " to Redis"),
                beside(redis, column) + " (none has accounts)",
                "1 SQL read + 1 Redis",
                reads == Verdict.MET ? writes : reads);
    }

    private Target endAll() {
        Sides sides = new Sides(figures, "end-all");
        List<String> counts = sides.columns().stream()
                .filter(column -> column.endsWith("commands"))
                .toList();
        List<String> times =
                sides.columns().stream().filter(column -> column.endsWith("ms")).toList();
        double smallest = counts.isEmpty() ? Double.NaN : sides.median(OURS, counts.get(0));
        return new Target(
                "end all sessions, " + sizes(counts) + " of them: commands",
                sides.medians(OURS, counts, "") + "; " + sides.medians(OURS, times, " ms"),
                "Sa-Token kickout: " + sides.medians(SA_TOKEN, counts, "") + "; "
                        + sides.medians(SA_TOKEN, times, " ms"),
                "constant, ≤ 2",
                sides.all(OURS, counts, count -> count == smallest && count <= MOST_ENDING_COMMANDS));
    }

    private static String sizes(List<String> columns) {
        return String.join(
                " / ",
                columns.stream()
                        .map(column -> column.substring(0, column.indexOf(' ')))
                        .toList());
    }

    private Target bytes() {
        Optional<Spread> ratio = bytesRatio(new Sides(figures, "session-bytes"));
        return bytes(
                "session-bytes",
                "bytes of a session in Redis, one each",
                "≤ half",
                ratio.map(share -> Verdict.of(share.median() <= SHARE_OF_THEIR_BYTES))
                        .orElse(Verdict.NOT_MEASURED));
    }

    private Target bytesWithKey() {
        return bytes(
                "session-bytes-key",
                "the same with the session_key, ours sealed in a ring, theirs plain",
                "reported",
                Verdict.REPORTED);
    }

    private Target bytes(String table, String what, String atLeast, Verdict verdict) {
        Sides sides = new Sides(figures, table);
        String most = most(sides);
        return new Target(
                what + (most.isEmpty() ? "" : ", " + most),
                sides.text(OURS, most, "") + "; "
                        + bytesRatio(sides).map(Spread::text).orElse("–") + " × Sa-Token",
                "Sa-Token: " + sides.text(SA_TOKEN, most, ""),
                atLeast,
                verdict);
    }

    private static Optional<Spread> bytesRatio(Sides sides) {
        return sides.ratio(OURS, SA_TOKEN, most(sides));
    }

    /** The largest size that was measured, which is the last. */
    private static String most(Sides sides) {
        List<String> columns = sides.columns();
        return columns.isEmpty() ? "" : columns.get(columns.size() - 1);
    }
}
