package io.menjin.emulator.internal.http;

import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.internal.journal.Journal;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.QueryParams;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The journal as server-sent events, from the entry after {@code Last-Event-ID}. Thread-safe. */
final class EventStreams {

    private static final long HEARTBEAT_SECONDS = 15;

    private final Journal journal;
    private final Scheduler scheduler;

    EventStreams(Journal journal, Scheduler scheduler) {
        this.journal = journal;
        this.scheduler = scheduler;
    }

    void open(Request request, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        EventStream stream = new EventStream(response, callback);
        // Tells the caller at once that it is connected, but not before we listen: from then on it relies on that.
        stream.queue(": the emulator's journal\n\n");
        Runnable stop = journal.listen(lastSeen(request), entry -> stream.send(event(entry)));
        stream.onEnd(stop);
        stream.flush();
        beat(stream);
    }

    private void beat(EventStream stream) {
        scheduler.schedule(
                () -> {
                    if (stream.isOpen()) {
                        stream.send(": still here\n\n");
                        beat(stream);
                    }
                },
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
    }

    private static String event(JournalEntry entry) {
        return "id: " + entry.id() + "\nevent: call\ndata: " + Json.text(entry) + "\n\n";
    }

    private static long lastSeen(Request request) {
        String query = QueryParams.parse(request.getHttpURI().getQuery()).get("since");
        String header = request.getHeaders().get("Last-Event-ID");
        return number(header == null ? query : header);
    }

    /** Without a number, only what happens from now on. */
    private static long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}
