package io.menjin.spring.web.checks;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/** Opens the port after the main one and closes it as gracefully as that. Thread-safe. */
public final class ChecksLifecycle implements SmartLifecycle, DisposableBean {
    /** That of Spring Boot's graceful shutdown of the main port, so that both happen at once. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

    private final Supplier<ChecksServer> starter;
    private final boolean graceful;
    private volatile @Nullable ChecksServer server;

    public ChecksLifecycle(Supplier<ChecksServer> starter, boolean graceful) {
        this.starter = starter;
        this.graceful = graceful;
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            server = starter.get();
        }
    }

    /**
     * Where the port is, also when a free one was asked for.
     *
     * @throws IllegalStateException when it is not open
     */
    public int port() {
        ChecksServer open = server;
        if (open == null) {
            throw new IllegalStateException("the port for checks is not open");
        }
        return open.address().getPort();
    }

    @Override
    public void stop(Runnable callback) {
        ChecksServer open = server;
        if (open == null || !graceful) {
            stop();
            callback.run();
            return;
        }
        open.drain()
                .thenRunAsync(
                        () -> {
                            stop();
                            callback.run();
                        },
                        task -> new Thread(task, "menjin-checks-stop").start());
    }

    @Override
    public synchronized void stop() {
        ChecksServer open = server;
        server = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Whatever the time for a graceful end has not sufficed for. */
    @Override
    public void destroy() {
        stop();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
