package io.menjin.emulator.internal.http;

import io.menjin.emulator.internal.control.ControlApi;
import io.menjin.emulator.internal.wire.ApiAnswer;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.QueryParams;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes every request: reads its body and gives it to the server API or the control API. */
final class EmulatorHandler extends Handler.Abstract {

    private static final int LARGEST_API_BODY = 1 << 20;
    private static final int LARGEST_CONTROL_BODY = 64 << 20;

    private final ServerApiService api;
    private final ControlHttp control;
    private final AnswerWriter writer;

    EmulatorHandler(ServerApiService api, ControlHttp control, AnswerWriter writer) {
        this.api = api;
        this.control = control;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (path.startsWith(ControlApi.PREFIX)) {
            readThen(
                    request,
                    response,
                    callback,
                    LARGEST_CONTROL_BODY,
                    body -> control.answer(request, response, callback, path, body));
            return true;
        }
        boolean lengthless =
                request.getMethod().equals("POST") && request.getHeaders().get(HttpHeader.CONTENT_LENGTH) == null;
        readThen(request, response, callback, LARGEST_API_BODY, body -> {
            // Read before it is refused: an answer beside an unread body ends in a reset that can destroy the answer.
            ApiCall call = call(request, path, body);
            PlannedAnswer planned =
                    lengthless ? api.lengthRequired(call, query(request)) : api.answer(call, query(request));
            writer.write(planned, request, response, callback);
        });
        return true;
    }

    private void readThen(Request request, Response response, Callback callback, int limit, Consumer<Payload> use) {
        BodyReader reader = new BodyReader(
                request,
                limit,
                body -> guarded(callback, () -> use.accept(body)),
                () -> guarded(callback, () -> writer.write(unreadable(), request, response, callback)));
        reader.run();
    }

    /** A fault of ours must end the exchange, or the caller would wait for ever. */
    private static void guarded(Callback callback, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    private static PlannedAnswer unreadable() {
        Payload text = Payload.ofText("the body is too large or broken off\n");
        return PlannedAnswer.prompt(new ApiAnswer(413, "text/plain", text, null, null));
    }

    private static ApiCall call(Request request, String path, Payload body) {
        return new ApiCall(
                request.getMethod(), path, QueryParams.parse(query(request)), body, Request.getRemoteAddr(request));
    }

    private static @Nullable String query(Request request) {
        return request.getHttpURI().getQuery();
    }
}
