package io.menjin.spring.job;

import io.menjin.core.Menjin;
import io.menjin.spring.properties.JobProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the core's jobs on one thread of its own, from the start of the context to its end. A job that fails is logged and
 * runs again at its next time. Nodes need not agree who runs them: every job is harmless beside itself.
 */
public final class BackgroundJobs implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BackgroundJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A job.
     *
     * @param work what is done, as often as {@code every} says
     */
    public record Job(String name, Duration every, Runnable work) {
        public Job {
            if (every.toMillis() < 1) {
                throw new IllegalArgumentException("the job " + name + " needs a pause between its runs");
            }
        }
    }

    private final List<Job> jobs;
    private @Nullable ScheduledThreadPoolExecutor thread;

    public BackgroundJobs(List<Job> jobs) {
        this.jobs = List.copyOf(jobs);
    }

    /** The jobs of the core. */
    public static BackgroundJobs of(Menjin menjin, JobProperties times) {
        return new BackgroundJobs(List.of(
                new Job("purge", times.purgeEvery(), () -> menjin.purgeJob().run()),
                new Job("erase", times.eraseEvery(), () -> menjin.erasureJob().run()),
                new Job("rekey", times.rekeyEvery(), () -> menjin.rekeyJob().run())));
    }

    /** Runs every job now, on the calling thread. */
    public void runAll() {
        jobs.forEach(BackgroundJobs::run);
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, BackgroundJobs::newThread);
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        started.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        for (Job job : jobs) {
            long millis = job.every().toMillis();
            var unused = started.scheduleWithFixedDelay(() -> run(job), millis, millis, TimeUnit.MILLISECONDS);
        }
        thread = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledThreadPoolExecutor stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private static void run(Job job) {
        try {
            job.work().run();
        } catch (RuntimeException e) {
            log.error("the job {} failed and will run again in {}", job.name(), job.every(), e);
        }
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "menjin-jobs");
        thread.setDaemon(true);
        return thread;
    }
}
