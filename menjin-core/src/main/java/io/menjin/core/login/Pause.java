package io.menjin.core.login;

import java.time.Duration;

/** Waits; a seam so that tests do not. */
@FunctionalInterface
public interface Pause {

    /** Lets the thread sleep. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
