package io.menjin.spring.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.job.BackgroundJobs.Job;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundJobsTest {
    @Test
    void runsAgainAndAgainEvenAfterAFailure() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        BackgroundJobs jobs = new BackgroundJobs(List.of(new Job("failing", Duration.ofMillis(1), () -> {
            three.countDown();
            throw new IllegalStateException("job");
        })));

        jobs.start();
        jobs.start();

        assertThat(jobs.isRunning()).isTrue();
        assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
        jobs.stop();
        assertThat(jobs.isRunning()).isFalse();
    }

    @Test
    void jobsNeverRunBesideEachOtherAndNotAfterTheStop() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch many = new CountDownLatch(50);
        Runnable work = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            runs.incrementAndGet();
            running.decrementAndGet();
            many.countDown();
        };
        BackgroundJobs jobs = new BackgroundJobs(
                List.of(new Job("one", Duration.ofMillis(1), work), new Job("two", Duration.ofMillis(1), work)));

        jobs.start();
        assertThat(many.await(30, TimeUnit.SECONDS)).isTrue();
        jobs.stop();
        int atStop = runs.get();

        jobs.stop();
        assertThat(most).hasValue(1);
        assertThat(runs).hasValue(atStop);
    }

    @Test
    void runsAllOnDemand() {
        AtomicInteger runs = new AtomicInteger();
        BackgroundJobs jobs = new BackgroundJobs(List.of(
                new Job("failing", Duration.ofHours(1), () -> {
                    throw new IllegalStateException("job");
                }),
                new Job("good", Duration.ofHours(1), runs::incrementAndGet)));

        jobs.runAll();

        assertThat(runs).hasValue(1);
    }
}
