package io.menjin.emulator.internal.http;

import io.menjin.emulator.internal.control.ControlAnswer;
import io.menjin.emulator.internal.control.ControlApi;
import io.menjin.emulator.internal.control.ControlCall;
import io.menjin.emulator.internal.control.ControlProblem;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.QueryParams;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The control API over HTTP. Thread-safe. */
final class ControlHttp {

    private final ControlApi control;
    private final EventStreams events;

    ControlHttp(ControlApi control, EventStreams events) {
        this.control = control;
        this.events = events;
    }

    void answer(Request request, Response response, Callback callback, String path, Payload body) {
        if (!LoopbackGuard.admits(request)) {
            String why = "the control API answers requests from this machine only: check Host and Origin";
            write(ControlProblem.of(403, "forbidden", why), response, callback);
            return;
        }
        LoopbackGuard.allowOrigin(request, response);
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(204);
            callback.succeeded();
        } else if (request.getMethod().equals("GET") && path.equals(ControlApi.PREFIX + "/events")) {
            events.open(request, response, callback);
        } else {
            QueryParams query = QueryParams.parse(request.getHttpURI().getQuery());
            write(control.answer(new ControlCall(request.getMethod(), path, query, body)), response, callback);
        }
    }

    private static void write(ControlAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (answer.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        response.write(true, answer.body().buffer(), callback);
    }
}
