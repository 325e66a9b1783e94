package io.menjin.bench.micro;

import io.menjin.bench.capacity.Population;
import io.menjin.bench.process.Program;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Facts;
import io.menjin.bench.report.Figures;
import io.menjin.bench.report.Machine;
import java.nio.file.Path;

/**
 * Token checks in the process, and what logins and checks cost in Redis. Writes figures into the file named by the first
 * argument; the second is {@code quick} or {@code full}. With a third, {@code jmh}, only what depends on the JDK is done.
 */
final class MicroBench {

    private MicroBench() {}

    public static void main(String[] args) {
        Program.exitAfter(MicroBench::run, args);
    }

    private static void run(String[] args) throws Exception {
        Effort effort = Effort.of(args[1]);
        Figures figures = new Figures();
        Machine machine = Machine.watch();
        String redisVersion;
        try (RedisNode redis = RedisNode.start()) {
            redisVersion = redis.version();
            new JmhRuns(figures, effort, redis).run();
            if (args.length < 3) {
                new CommandCounts(figures, effort, redis).run();
                new SqlCounts(figures, effort, redis).run();
                new SessionBytes(figures, effort, redis).run();
                Population population = new Population(figures, redis, effort.people());
                population.measure(effort.smallDatabase());
                population.measure(effort.largeDatabase());
            }
        } finally {
            figures.appendTo(Path.of(args[0]));
        }
        Facts.write(Path.of(args[0]), machine, args[1], redisVersion, "");
    }
}
