package io.menjin.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.BuildFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A steady load at half of what the servers can do, and everything that could grow looked at again and again. Thirty
 * minutes of it tell whether something does; the seconds of the normal run tell that every answer is right, that
 * connections stay within their limits, and that the long run would work.
 */
class SoakIT {

    /** A server's own, beside those for requests under way: of the container, of Redis' client, of pools and jobs. */
    private static final int MOST_THREADS = 250;

    @Test
    void nothingGrowsAndEveryAnswerIsRight() throws Exception {
        Effort effort = Effort.asked();
        try (Site site = new Site()) {
            long emptyRedis = Sampler.redisBytes(site);
            try (Load load = new Load(site, effort.people())) {
                Tally before = new Tally();
                load.closed(Effort.BURST_THREADS, effort.warmUp(), before);
                double capacity = load.closed(Effort.BURST_THREADS, effort.burst(), new Tally());
                Tally tally = new Tally();
                List<Sample> samples = soaked(site, load, capacity / 2, effort, tally, emptyRedis);
                Verdict verdict = Verdict.of(samples);
                write(new SoakReport(effort, capacity, capacity / 2, tally, samples, verdict).markdown());

                assertThat(before.failures()).isEmpty();
                assertThat(tally.failures()).isEmpty();
                assertThat(tally.failed()).isZero();
                assertThat(samples).allSatisfy(SoakIT::staysWithinItsLimits);
                if (effort.isLong()) {
                    assertThat(verdict.findings()).allMatch(Verdict.Finding::isFlat);
                    for (Operation operation : Operation.values()) {
                        assertThat(tally.done(operation)).as(operation.title()).isPositive();
                    }
                }
            }
        }
    }

    private static List<Sample> soaked(
            Site site, Load load, double perSecond, Effort effort, Tally tally, long emptyRedis) throws Exception {
        Sampler sampler = new Sampler(site, load, tally, emptyRedis);
        CompletableFuture<Void> running = new CompletableFuture<>();
        Thread sending = new Thread(() -> {
            try {
                load.open(perSecond, effort.soak(), tally);
                running.complete(null);
            } catch (Throwable e) {
                running.completeExceptionally(e);
            }
        });
        sending.start();
        List<Sample> samples = new ArrayList<>();
        Duration next = effort.between();
        long began = System.nanoTime();
        while (!running.isDone()) {
            long wait = began + next.toNanos() - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            samples.add(sampler.take());
            next = next.plus(effort.between());
        }
        running.get();
        sending.join();
        samples.add(sampler.take());
        return samples;
    }

    private static void staysWithinItsLimits(Sample sample) {
        assertThat(sample.databaseConnections())
                .isLessThanOrEqualTo(Site.POOL * sample.nodes().size());
        assertThat(sample.redisConnections())
                .isLessThanOrEqualTo(4 * sample.nodes().size());
        assertThat(sample.nodes()).allSatisfy(node -> assertThat(node.threads()).isLessThanOrEqualTo(MOST_THREADS));
    }

    private static void write(String page) throws Exception {
        String wanted = System.getProperty("menjin.soak.report", "");
        Path file = wanted.isEmpty()
                ? BuildFolders.target().resolve("soak.md")
                : BuildFolders.repository().resolve(wanted);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, page);
    }
}
