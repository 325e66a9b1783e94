package io.menjin.emulator.internal.http;

import io.menjin.emulator.Drop;
import io.menjin.emulator.internal.fault.FaultScript.Drip;
import io.menjin.emulator.internal.wire.ApiAnswer;
import io.menjin.emulator.internal.wire.Payload;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Sends a planned answer, late, in pieces or not at all, without holding a thread while it waits. Thread-safe. */
final class AnswerWriter {

    private static final String EXPLAIN = "X-Emulator-Explain";

    private final Scheduler scheduler;

    AnswerWriter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void write(PlannedAnswer planned, Request request, Response response, Callback callback) {
        if (planned.delay().isZero()) {
            send(planned, request, response, callback);
        } else {
            scheduler.schedule(
                    () -> send(planned, request, response, callback),
                    planned.delay().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void send(PlannedAnswer planned, Request request, Response response, Callback callback) {
        Drop drop = planned.drop();
        if (drop == Drop.BEFORE || drop == Drop.RESET) {
            cut(request, callback, drop);
            return;
        }
        Payload body = planned.answer().body();
        head(planned, response, body.length());
        if (drop == Drop.MIDDLE) {
            response.write(
                    false,
                    body.first(body.length() / 2).buffer(),
                    Callback.from(() -> cut(request, callback, drop), callback::failed));
        } else if (planned.drip() != null && !body.isEmpty()) {
            drip(planned.drip(), body.buffer(), response, callback);
        } else {
            response.write(true, body.buffer(), callback);
        }
    }

    private static void head(PlannedAnswer planned, Response response, int length) {
        ApiAnswer answer = planned.answer();
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        if (answer.why() != null) {
            response.getHeaders().put(EXPLAIN, answer.why());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        planned.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    }

    private void drip(Drip drip, ByteBuffer rest, Response response, Callback callback) {
        int size = Math.min(drip.bytes(), rest.remaining());
        ByteBuffer piece = rest.slice(rest.position(), size);
        rest.position(rest.position() + size);
        if (!rest.hasRemaining()) {
            response.write(true, piece, callback);
            return;
        }
        Callback next = Callback.from(
                () -> scheduler.schedule(
                        () -> drip(drip, rest, response, callback), drip.every().toMillis(), TimeUnit.MILLISECONDS),
                callback::failed);
        response.write(false, piece, next);
    }

    private static void cut(Request request, Callback callback, Drop how) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (how == Drop.RESET && endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException closedAlready) {
                // Then the caller was faster.
            }
        }
        endPoint.close();
        callback.failed(new EofException("a fault ended the connection"));
    }
}
