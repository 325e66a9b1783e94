package io.menjin.wechat.internal.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection that a call waits for when the call's deadline comes, whatever it waits for: a time-out of the
 * socket would begin anew with each byte of an answer that drips. Thread-safe.
 */
final class HangUp {

    private final Deadline deadline;
    private @Nullable SocketChannel watched;
    private boolean happened;

    HangUp(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Closes this one from now on instead of another, and at once when the deadline has passed. */
    void watch(SocketChannel connection) throws IOException {
        boolean tooLate;
        synchronized (this) {
            tooLate = happened;
            watched = connection;
        }
        if (tooLate) {
            connection.close();
        }
    }

    /**
     * Lets go of the connection, so that it can serve other calls.
     *
     * @return false when it is too late for that, and it is closed or about to be
     */
    synchronized boolean release() {
        watched = null;
        return !happened;
    }

    synchronized boolean hasHappened() {
        return happened;
    }

    void hangUpIfDue() {
        if (deadline.remainingMillis() > 0) {
            return;
        }
        SocketChannel connection;
        synchronized (this) {
            happened = true;
            connection = watched;
            watched = null;
        }
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyBroken) {
                // Then whoever waits for it knows already.
            }
        }
    }
}
