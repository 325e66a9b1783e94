package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.process.Processors;
import io.menjin.bench.process.Program;
import io.menjin.bench.report.Facts;
import io.menjin.bench.report.Figures;
import io.menjin.bench.report.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whole processes under load. Writes figures into the file named by the first argument; the second is {@code quick} or
 * {@code full}; those after it name the parts to run, by default all.
 */
final class LoadBench {

    private LoadBench() {}

    public static void main(String[] args) {
        Program.exitAfter(LoadBench::run, args);
    }

    private static void run(String[] args) throws Exception {
        Effort effort = Effort.of(args[1]);
        Set<String> parts = args.length > 2
                ? Set.copyOf(List.of(args).subList(2, args.length))
                : Set.of("verify", "login", "cold-token", "survivors");
        Figures figures = new Figures();
        Machine machine = Machine.watch();
        Processors processors = Processors.ofThisProcess();
        String redisVersion;
        try (Site site = Site.open()) {
            redisVersion = site.redis().version();
            List<String> onRedis = MenjinStores.onRedis(site.redis());
            for (Jdk jdk : Jdk.all()) {
                if (parts.contains("login")) {
                    new LoginHttpLoad(figures, effort, site, processors).run(jdk, onRedis);
                }
                if (parts.contains("verify")) {
                    new VerifyLoad(figures, effort, site).run(jdk, onRedis);
                }
            }
            if (parts.contains("cold-token")) {
                new ColdTokens(figures, effort, site).run();
            }
            if (parts.contains("survivors")) {
                try (SharedSql sql = SharedSql.start()) {
                    List<String> shared = new ArrayList<>(onRedis);
                    shared.addAll(sql.menjinSettings());
                    new Survivors(figures, effort, site).run(Jdk.current(), shared, sql.tutorialSettings());
                }
            }
        } finally {
            figures.appendTo(Path.of(args[0]));
        }
        Facts.write(Path.of(args[0]), machine, args[1], redisVersion, processors.description());
    }
}
