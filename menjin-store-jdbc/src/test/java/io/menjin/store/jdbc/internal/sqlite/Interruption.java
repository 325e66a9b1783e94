package io.menjin.store.jdbc.internal.sqlite;

import org.jspecify.annotations.Nullable;

/** A call on a thread of its own that is interrupted from outside. */
final class Interruption {

    private final Thread thread;
    private volatile @Nullable Throwable thrown;
    private volatile boolean flag;

    Interruption(Runnable call) {
        thread = new Thread(() -> {
            try {
                call.run();
            } catch (RuntimeException e) {
                thrown = e;
            }
            flag = Thread.currentThread().isInterrupted();
        });
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    void interruptAndJoin() throws InterruptedException {
        interrupt();
        join();
    }

    @Nullable
    Throwable thrown() {
        return thrown;
    }

    boolean flagWasSet() {
        return flag;
    }
}
