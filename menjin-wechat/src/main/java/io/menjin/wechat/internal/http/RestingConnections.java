package io.menjin.wechat.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Open connections that no call uses. The one that was used last is used first, so that those beyond the need grow old
 * and are closed. There is no limit: the calls under way have one. Thread-safe.
 */
final class RestingConnections {

    private record Resting(Connection connection, long since) {}

    /** After a rest of this length we look whether the other side has closed it, which takes a millisecond. */
    private static final Duration DOUBT = Duration.ofMillis(500);

    private final ConcurrentLinkedDeque<Resting> newestFirst = new ConcurrentLinkedDeque<>();
    private final Duration keepAlive;
    private final LongSupplier nanoTicker;

    RestingConnections(Duration keepAlive, LongSupplier nanoTicker) {
        this.keepAlive = keepAlive;
        this.nanoTicker = nanoTicker;
    }

    void add(Connection connection) {
        newestFirst.addFirst(new Resting(connection, nanoTicker.getAsLong()));
    }

    /** One that can be used; null when there is none. */
    @Nullable
    Connection take() {
        for (Resting next = newestFirst.pollFirst(); next != null; next = newestFirst.pollFirst()) {
            if (isUsable(next)) {
                return next.connection;
            }
            next.connection.drop();
        }
        return null;
    }

    /**
     * Closes those that nobody has needed for long.
     *
     * @return whether there are others
     */
    boolean dropOld() {
        for (Resting oldest = newestFirst.pollLast(); oldest != null; oldest = newestFirst.pollLast()) {
            if (!hasRestedFor(keepAlive, oldest)) {
                newestFirst.addLast(oldest);
                return true;
            }
            oldest.connection.drop();
        }
        return false;
    }

    void dropAll() {
        for (Resting next = newestFirst.pollFirst(); next != null; next = newestFirst.pollFirst()) {
            next.connection.drop();
        }
    }

    private boolean isUsable(Resting resting) {
        try {
            boolean doubtful = hasRestedFor(DOUBT, resting);
            return !hasRestedFor(keepAlive, resting)
                    && resting.connection.isOpen()
                    && !(doubtful && resting.connection.isStale())
                    && !resting.connection.hasUnreadBytes();
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean hasRestedFor(Duration duration, Resting resting) {
        return nanoTicker.getAsLong() - resting.since >= duration.toNanos();
    }
}
