package io.menjin.emulator.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.internal.journal.Journal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.Test;

/** What a stream does byte by byte, without a socket; EventsTest has the rest. */
class EventStreamsTest {

    private final Journal journal = new Journal();
    private final StringBuilder written = new StringBuilder();

    /** Whoever has read the first line makes calls and waits for their events. */
    @Test
    void sendsACallThatIsMadeAsSoonAsTheFirstLineGoesOut() {
        new EventStreams(journal, new ScheduledExecutorScheduler()).open(request(), response(), Callback.NOOP);

        assertThat(written).startsWith(": the emulator's journal\n\n").containsOnlyOnce("id: 1\n");
    }

    private Response response() {
        HttpFields.Mutable headers = HttpFields.build();
        return fake(Response.class, (response, method, arguments) -> switch (method.getName()) {
            case "setStatus" -> null;
            case "getHeaders" -> headers;
            case "write" -> write((ByteBuffer) arguments[1], (Callback) arguments[2]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object write(ByteBuffer bytes, Callback callback) {
        boolean first = written.isEmpty();
        written.append(UTF_8.decode(bytes));
        if (first) {
            journal.add(EventStreamsTest::call);
        }
        callback.succeeded();
        return null;
    }

    private static Request request() {
        HttpURI uri = HttpURI.from("/_emulator/events");
        return fake(Request.class, (request, method, arguments) -> switch (method.getName()) {
            case "getHttpURI" -> uri;
            case "getHeaders" -> HttpFields.EMPTY;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static JournalEntry call(long id) {
        return new JournalEntry(
                id, Instant.EPOCH, "GET", "/x", "/x", null, null, null, "unknown", 404, null, 0, 0, null, null);
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
