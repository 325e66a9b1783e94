package io.menjin.bench.verdict;

import io.menjin.bench.report.Figures;
import io.menjin.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code scripts/bench-load} has to show. */
final class LoadTargets {

    private static final String OURS = "Menjin";
    private static final String TUTORIAL = "WxJava + Sa-Token + Redis";
    private static final String SPRING = "Spring Security + Sa-Token on Redis";
    /** A listener of ours for checks alone. */
    private static final String GATEWAYS = "Menjin, port for gateways";

    private static final String NGINX = "nginx, 204, beside";

    private static final double SHARE_OF_NGINX = 0.4;
    private static final double TIMES_SPRING = 2;
    private static final double TIMES_LOGINS = 2;
    private static final double SHARE_OF_WAITING = 0.5;

    private final Figures figures;

    LoadTargets(Figures figures) {
        this.figures = figures;
    }

    List<Target> all() {
        List<Target> targets = new ArrayList<>();
        targets.add(survivors("survivors-racing", "survivors after `logout everywhere` racing logins, % of accounts"));
        targets.add(survivors("survivors-other-node", "the same, on the other node after 1 s"));
        targets.addAll(verify());
        targets.addAll(login(0));
        targets.addAll(login(50));
        targets.add(coldToken());
        targets.addAll(start());
        return targets;
    }

    private Target survivors(String table, String what) {
        Sides sides = new Sides(figures, table);
        List<String> widths = sides.columns();
        return new Target(
                what,
                sides.medians(OURS, widths, ""),
                "Sa-Token: " + sides.medians(TUTORIAL, widths, ""),
                "0",
                sides.all(OURS, widths, share -> share == 0));
    }

    private List<Target> verify() {
        String what = "`GET /v1/verify` over HTTP, requests per CPU-second";
        String atLeast = "≥ 0.4 × nginx, ≥ 2 × Spring, no error";
        String column = "requests per CPU-second";
        Sides sides = new Sides(figures, "verify");
        List<Target> targets = new ArrayList<>();
        for (String port : List.of(GATEWAYS, OURS)) {
            for (String jdk : sides.jdks()) {
                String ours = port + jdk;
                String nginx = NGINX + jdk.substring(1);
                Optional<Spread> ofNginx = sides.ratio(ours, nginx, column);
                Optional<Spread> ofSpring = sides.ratio(ours, SPRING + jdk, column);
                if (ofNginx.isPresent() && ofSpring.isPresent()) {
                    targets.add(new Target(
                            what + (port.equals(GATEWAYS) ? ", the port for gateways" : ", the main port") + jdk,
                            sides.text(ours, column, "") + "; " + ofNginx.get().text() + " × nginx, "
                                    + ofSpring.get().text() + " × Spring",
                            "nginx: " + sides.text(nginx, column, "") + "; Spring MVC + " + SPRING + ": "
                                    + sides.text(SPRING + jdk, column, ""),
                            atLeast,
                            Verdict.of(ofNginx.get().median() >= SHARE_OF_NGINX
                                    && ofSpring.get().median() >= TIMES_SPRING
                                    && sides.sum(ours, "errors") == 0)));
                }
            }
        }
        return targets.isEmpty() ? List.of(Target.unmeasured(what, atLeast)) : targets;
    }

    private List<Target> login(int latency) {
        String what = "full login over HTTP, WeChat at " + latency + " ms, 256 connections";
        String atLeast = "≥ 2 × throughput, ≤ ½ p99, no error";
        Sides sides = new Sides(figures, "login-" + latency + "ms");
        List<Target> targets = new ArrayList<>();
        for (String jdk : sides.jdks()) {
            String ours = OURS + jdk;
            String theirs = TUTORIAL + jdk;
            Optional<Spread> throughput = sides.ratio(ours, theirs, "logins/s");
            Optional<Spread> waiting = sides.ratio(ours, theirs, "p99 ms");
            if (throughput.isPresent() && waiting.isPresent()) {
                targets.add(new Target(
                        what + jdk,
                        logins(sides, ours) + "; " + throughput.get().text() + " × throughput, "
                                + waiting.get().text() + " × p99",
                        "WxJava + Sa-Token + Redis: " + logins(sides, theirs),
                        atLeast,
                        Verdict.of(throughput.get().median() >= TIMES_LOGINS
                                && waiting.get().median() <= SHARE_OF_WAITING
                                && sides.sum(ours, "errors") == 0)));
            }
        }
        return targets.isEmpty() ? List.of(Target.unmeasured(what, atLeast)) : targets;
    }

    private static String logins(Sides sides, String row) {
        return sides.text(row, "logins/s", "/s") + ", p99 " + sides.text(row, "p99 ms", " ms") + ", "
                + Math.round(sides.sum(row, "errors")) + " errors";
    }

    private Target coldToken() {
        Sides sides = new Sides(figures, "cold-token");
        String column = "refreshes of 16 nodes";
        return new Target(
                "16 nodes, cold access token: refreshes",
                sides.text("Menjin on Redis", column, ""),
                "WxJava on Redis: " + sides.text("WxJava on Redis", column, ""),
                "exactly 1",
                sides.all("Menjin on Redis", List.of(column), count -> count == 1));
    }

    private List<Target> start() {
        Sides sides = new Sides(figures, "start");
        List<Target> targets = new ArrayList<>();
        for (String jdk : sides.jdks()) {
            targets.add(new Target(
                    "start to first login; resident memory idle / under load" + jdk,
                    started(sides, OURS + jdk),
                    "the Spring one: " + started(sides, TUTORIAL + jdk),
                    "reported",
                    Verdict.REPORTED));
        }
        return targets;
    }

    private static String started(Sides sides, String row) {
        return sides.text(row, "seconds to first login", " s") + "; "
                + sides.medians(row, List.of("MiB idle", "MiB under load"), " MiB");
    }
}
