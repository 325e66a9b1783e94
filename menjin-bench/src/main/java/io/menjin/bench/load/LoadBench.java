package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.report.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Whole processes under load. Writes figures into the file named by the first argument; the second is {@code quick} or
 * {@code full}; those after it name the parts to run, by default all.
 */
final class LoadBench {

    private LoadBench() {}

    public static void main(String[] args) throws Exception {
        Effort effort = Effort.of(args[1]);
        Set<String> parts = args.length > 2
                ? Set.copyOf(List.of(args).subList(2, args.length))
                : Set.of("verify", "login", "cold-token", "survivors");
        Figures figures = new Figures();
        try (Site site = Site.open()) {
            for (Jdk jdk : Jdk.all()) {
                if (parts.contains("login")) {
                    new LoginHttpLoad(figures, effort, site).run(jdk, List.of());
                }
                if (parts.contains("verify")) {
                    new VerifyLoad(figures, effort, site).run(jdk, List.of());
                }
            }
            if (parts.contains("cold-token")) {
                new ColdTokens(figures, effort, site).run();
            }
            if (parts.contains("survivors")) {
                try (SharedSql sql = SharedSql.start()) {
                    new Survivors(figures, effort, site).run(Jdk.current(), sql.menjinSettings());
                }
            }
        } finally {
            figures.appendTo(Path.of(args[0]));
        }
        // WxJava's threads are no daemons.
        System.exit(0);
    }
}
