package io.menjin.spring.event;

import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes events as Spring application events, on one thread and in the order in which they came, so that no listener
 * delays or breaks a login. Thread-safe.
 *
 * <p>Listeners run at most once for an event: what is still in the queue when the process dies is lost. Applications that
 * must not miss one read the audit of the accounts.
 */
public final class ApplicationEvents implements EventPublisher, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ApplicationEvents.class);
    private static final int QUEUE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApplicationEventPublisher publisher;
    private volatile ExecutorService thread = newExecutor();

    public ApplicationEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(MenjinEvent event) {
        try {
            thread.execute(() -> deliver(event));
        } catch (RejectedExecutionException full) {
            log.error("{} of {} was dropped: listeners are too slow", name(event), event.accountId());
        }
    }

    private void deliver(MenjinEvent event) {
        try {
            publisher.publishEvent(event);
        } catch (RuntimeException e) {
            log.error("a listener of {} failed for {}", name(event), event.accountId(), e);
        }
    }

    /** Takes events again after a stop; the first time it does so from the beginning. */
    @Override
    public synchronized void start() {
        if (thread.isShutdown()) {
            thread = newExecutor();
        }
    }

    /** Delivers what is queued and takes no more. */
    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                int dropped = thread.shutdownNow().size();
                log.error("{} events were dropped at shutdown: listeners are too slow", dropped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !thread.isShutdown();
    }

    /** After the web server, whose last requests may still cause events, and before what listeners work with. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    private static String name(MenjinEvent event) {
        return event.getClass().getSimpleName();
    }

    private static ExecutorService newExecutor() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), ApplicationEvents::newThread);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "menjin-events");
        thread.setDaemon(true);
        return thread;
    }
}
