package io.menjin.emulator.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One open stream: sends its events one after the other, as fast as the receiver takes them. Thread-safe. */
final class EventStream {

    /** A receiver that is so far behind is cut off; it can come back with Last-Event-ID. */
    private static final int LONGEST_QUEUE = 20_000;

    private final Response response;
    private final Callback end;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean writing;
    private boolean open = true;
    private @Nullable Runnable onEnd;

    EventStream(Response response, Callback end) {
        this.response = response;
        this.end = end;
    }

    void send(String text) {
        queue(text);
        flush();
    }

    /** Sends it with whatever is sent next. */
    void queue(String text) {
        synchronized (this) {
            if (!open) {
                return;
            }
            waiting.addLast(text);
            if (waiting.size() <= LONGEST_QUEUE) {
                return;
            }
            waiting.clear();
        }
        close(new IllegalStateException("the receiver of events is too slow"));
    }

    /** Sends what waits, unless a write is under way: it goes out after that one. */
    void flush() {
        ByteBuffer next;
        synchronized (this) {
            next = open ? next() : null;
        }
        write(next);
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Runs when the stream ends; at once if it has. */
    void onEnd(Runnable action) {
        synchronized (this) {
            if (open) {
                onEnd = action;
                return;
            }
        }
        action.run();
    }

    /** All that waits, as one write: writes that complete at once would otherwise nest as deep as the queue is long. */
    private @Nullable ByteBuffer next() {
        if (writing || waiting.isEmpty()) {
            return null;
        }
        writing = true;
        String all = String.join("", waiting);
        waiting.clear();
        return ByteBuffer.wrap(all.getBytes(UTF_8));
    }

    private void write(@Nullable ByteBuffer event) {
        if (event != null) {
            response.write(false, event, Callback.from(this::written, this::close));
        }
    }

    private void written() {
        synchronized (this) {
            writing = false;
        }
        flush();
    }

    private void close(Throwable cause) {
        Runnable action;
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
            action = onEnd;
        }
        if (action != null) {
            action.run();
        }
        end.failed(cause);
    }
}
