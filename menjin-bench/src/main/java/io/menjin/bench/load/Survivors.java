package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** In how many of many accounts a session survives "log out everywhere" on one of two nodes. */
final class Survivors {

    /** Within which we promise it on other nodes. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final Figures figures;
    private final Effort effort;
    private final Site site;

    Survivors(Figures figures, Effort effort, Site site) {
        this.figures = figures;
        this.effort = effort;
        this.site = site;
    }

    /**
     * Runs the race on both servers.
     *
     * @param menjinSettings of two nodes that share their data
     * @param tutorialSettings of two nodes that share their users
     */
    void run(Jdk jdk, List<String> menjinSettings, List<String> tutorialSettings)
            throws IOException, InterruptedException, ExecutionException {
        race(LoginServer.MENJIN, jdk, menjinSettings);
        race(LoginServer.TUTORIAL, jdk, tutorialSettings);
    }

    private void race(LoginServer kind, Jdk jdk, List<String> settings)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (RunningServer first = site.start(kind, jdk, settings);
                RunningServer second = site.start(kind, jdk, settings)) {
            for (int width : effort.raceWidths()) {
                race(kind, List.of(first, second), threads, width);
            }
        } finally {
            threads.shutdown();
        }
    }

    private void race(LoginServer kind, List<RunningServer> nodes, ExecutorService threads, int width)
            throws IOException, InterruptedException, ExecutionException {
        Codes codes = new Codes(site, width + 2);
        Race race = new Race(nodes, threads);
        int here = 0;
        int elsewhere = 0;
        int settled = 0;
        List<Set<String>> doomed = new ArrayList<>();
        long ended = System.nanoTime();
        for (int account = 0; account < effort.accounts(); account++) {
            List<String> own = codes.of(account);
            Race.Outcome outcome = race.run(own.subList(0, width + 1));
            here += outcome.here() ? 1 : 0;
            doomed.add(outcome.doomed());
            Set<String> all = new HashSet<>(outcome.doomed());
            all.addAll(outcome.alive());
            settled += race.survivesTheEnd(own.get(width + 1), all) ? 1 : 0;
            ended = System.nanoTime();
        }
        Thread.sleep(Math.max(0, BOUND.toMillis() - (System.nanoTime() - ended) / 1_000_000));
        for (Set<String> tokens : doomed) {
            elsewhere += Race.anyAlive(nodes.get(1), tokens) ? 1 : 0;
        }
        String column = width + " logins, % of accounts";
        figures.add("survivors-racing", kind.title(), column, 100.0 * here / effort.accounts());
        figures.add("survivors-other-node", kind.title(), column, 100.0 * elsewhere / effort.accounts());
        figures.add("survivors-settled", kind.title(), column, 100.0 * settled / effort.accounts());
    }
}
