package io.menjin.bench.micro;

import io.menjin.bench.peer.TokenPeers;
import io.menjin.bench.process.Jdk;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH's benchmarks, each peer in forks of its own. */
final class JmhRuns {

    private static final String NANOS = "ns";

    private final Figures figures;
    private final Effort effort;
    private final RedisNode redis;

    JmhRuns(Figures figures, Effort effort, RedisNode redis) {
        this.figures = figures;
        this.effort = effort;
        this.redis = redis;
    }

    void run() throws RunnerException {
        run("check-hit", CheckBenchmark.class, inProcess());
        run("forged", ForgedTokenBenchmark.class, forgedAt());
        double bare =
                figures.median("check-hit", TokenPeers.CAFFEINE.title(), "ns").orElse(Double.NaN);
        for (TokenPeers peer : inProcess()) {
            figures.median("check-hit", peer.title(), "ns")
                    .ifPresent(nanos -> figures.add("check-hit", peer.title(), "× Caffeine", nanos / bare));
        }
    }

    private static String row(TokenPeers peer) {
        return peer.title() + ", " + Jdk.current().name();
    }

    private static List<TokenPeers> inProcess() {
        return List.of(TokenPeers.CAFFEINE, TokenPeers.SA_TOKEN_IN_MEMORY, TokenPeers.MENJIN_ON_REDIS);
    }

    private static List<TokenPeers> forgedAt() {
        return List.of(TokenPeers.SA_TOKEN_IN_MEMORY, TokenPeers.SA_TOKEN_ON_REDIS, TokenPeers.MENJIN_ON_REDIS);
    }

    private void run(String table, Class<?> benchmark, List<TokenPeers> peers) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(benchmark.getName())
                        .param("peer", peers.stream().map(TokenPeers::name).toArray(String[]::new))
                        .forks(effort.forks())
                        .warmupIterations(effort.warmUps())
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(effort.iterations())
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("-Xmx1g", "-Dpeople=" + effort.people(), "-DredisPort=" + redis.port())
                        .shouldFailOnError(true)
                        .build())
                .run();
        for (RunResult result : results) {
            String row = row(TokenPeers.valueOf(result.getParams().getParam("peer")));
            double nanos = result.getPrimaryResult().getScore();
            figures.add(table, row, NANOS, nanos);
            figures.add(table, row, "million/s", 1e3 / nanos);
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            figures.add(table, row, "bytes allocated", allocated == null ? Double.NaN : allocated.getScore());
        }
    }
}
