package io.menjin.spring.watch;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The newest calls, oldest first, and whoever listens to them. Thread-safe. */
public final class Happenings {
    /** Calls kept; older ones are forgotten. */
    public static final int CAPACITY = 1000;

    private final ArrayDeque<Happening> recent = new ArrayDeque<>();
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private long lastId;
    private boolean closed;

    /** Who wants to know. The methods must not block, and are called one at a time. */
    public interface Listener extends Consumer<Happening> {
        /** Nothing will happen any more. */
        void closed();
    }

    /** Adds what the function makes of the next id. */
    public synchronized void add(LongFunction<Happening> happeningOfId) {
        Happening happening = happeningOfId.apply(++lastId);
        recent.addLast(happening);
        if (recent.size() > CAPACITY) {
            recent.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(happening));
    }

    /**
     * Replays what came after an id and then hands over everything new, without a gap.
     *
     * @return ends the listening
     */
    public synchronized Runnable listen(long afterId, Listener listener) {
        if (closed) {
            listener.closed();
            return () -> {};
        }
        recent.stream().filter(happening -> happening.id() > afterId).forEach(listener);
        listeners.add(listener);
        return () -> forget(listener);
    }

    /** How many listen. */
    public synchronized int listening() {
        return listeners.size();
    }

    /** Sends everybody away, so that a server that stops need not wait for them. */
    public synchronized void close() {
        closed = true;
        listeners.forEach(Listener::closed);
        listeners.clear();
    }

    private synchronized void forget(Listener listener) {
        listeners.remove(listener);
    }
}
