package io.menjin.spring.web.quick;

import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Lets operations that are under way end before the server stops. A graceful shutdown waits for servlets alone and does not
 * know of a valve's work, nor of a request that has been read and has not come to its servlet yet.
 *
 * <p>It comes after the phase in which the server stops to take requests, and waits as long as Spring gives a phase
 * ({@code spring.lifecycle.timeout-per-shutdown-phase}).
 */
public final class QuickDrain implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(QuickDrain.class);
    private static final long PAUSE_MILLIS = 20;
    /** For requests that nobody counts yet: the server has paused before, so no new ones come. */
    private static final long UNCOUNTED_MILLIS = 250;

    private final IntSupplier underWay;
    private final boolean graceful;
    private volatile boolean running;

    /**
     * Creates one.
     *
     * @param underWay how many operations are under way
     * @param graceful whether to wait at all
     */
    public QuickDrain(IntSupplier underWay, boolean graceful) {
        this.underWay = underWay;
        this.graceful = graceful;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        if (!graceful) {
            callback.run();
            return;
        }
        // Spring's thread sees to the limit of time.
        Thread waiting = new Thread(() -> await(callback), "menjin-drain");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void await(Runnable callback) {
        try {
            Thread.sleep(UNCOUNTED_MILLIS);
            while (underWay.getAsInt() > 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            log.debug("not waiting any longer for requests under way", e);
        } finally {
            callback.run();
        }
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }
}
