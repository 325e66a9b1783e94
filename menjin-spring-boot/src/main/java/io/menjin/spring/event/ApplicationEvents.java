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

/**
 * Publishes events as Spring application events, on one thread and in the order in which they came, so that no listener
 * delays or breaks a login. Thread-safe.
 *
 * <p>Listeners run at most once for an event: what is still in the queue when the process dies is lost. Applications that
 * must not miss one read the audit of the accounts.
 */
public final class ApplicationEvents implements EventPublisher, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApplicationEvents.class);
    private static final int QUEUE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApplicationEventPublisher publisher;
    private final ExecutorService thread;

    public ApplicationEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
        this.thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), ApplicationEvents::thread);
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

    /** Delivers what is queued and takes no more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.error(
                        "{} events were dropped at shutdown: listeners are too slow",
                        thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String name(MenjinEvent event) {
        return event.getClass().getSimpleName();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "menjin-events");
        thread.setDaemon(true);
        return thread;
    }
}
