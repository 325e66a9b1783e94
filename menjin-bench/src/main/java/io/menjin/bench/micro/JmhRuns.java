package io.menjin.bench.micro;

import io.menjin.bench.peer.TokenPeers;
import io.menjin.bench.process.Jdk;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
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
        for (int round = 0; round < effort.forks(); round++) {
            run("check-hit", CheckBenchmark.class, inProcess(), builder -> builder.param("fresh", "true"));
            run("check-hit-kept", CheckBenchmark.class, inProcess(), builder -> builder.param("fresh", "false"));
        }
        run("forged", ForgedTokenBenchmark.class, forgedAt(), builder -> {});
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

    /** One fork of each peer, one after the other. */
    private void run(String table, Class<?> benchmark, List<TokenPeers> peers, Consumer<ChainedOptionsBuilder> further)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName())
                .param("peer", peers.stream().map(TokenPeers::name).toArray(String[]::new))
                .forks(1)
                .warmupIterations(effort.warmUps())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx1g", "-Dpeople=" + effort.people(), "-DredisPort=" + redis.port())
                .shouldFailOnError(true);
        further.accept(options);
        for (RunResult result : new Runner(options.build()).run()) {
            String row = row(TokenPeers.valueOf(result.getParams().getParam("peer")));
            double nanos = result.getPrimaryResult().getScore();
            figures.add(table, row, NANOS, nanos);
            figures.add(table, row, "million/s", 1e3 / nanos);
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            figures.add(table, row, "bytes allocated", allocated == null ? Double.NaN : allocated.getScore());
            Result<?> misses = result.getSecondaryResults().get("misses");
            if (misses != null) {
                figures.add(table, row, "store asked", misses.getScore());
            }
        }
    }
}
