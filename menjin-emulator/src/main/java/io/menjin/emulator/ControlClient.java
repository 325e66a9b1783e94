package io.menjin.emulator;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON over a {@link ControlTransport}: records in, records out, problems as exceptions. Thread-safe. */
record ControlClient(ControlTransport transport) {

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    <T> T post(String path, Object body, Class<T> result) {
        return Json.read(postJson(path, body), result);
    }

    JsonNode postJson(String path, Object body) {
        return send("POST", path, body);
    }

    JsonNode send(String method, String path, @Nullable Object body) {
        Payload answer = call(method, path, body == null ? null : Payload.of(Json.bytes(body)));
        return answer.isEmpty() ? Json.object() : Json.parse(answer.bytes());
    }

    /** A call with a body that is JSON already. */
    Payload call(String method, String path, @Nullable Payload body) {
        ControlTransport.Answer answer = transport.send(method, path, body);
        if (answer.status() >= 300) {
            throw new EmulatorException(answer.status(), method + " " + path + ": " + detail(answer));
        }
        return answer.body();
    }

    static <T> List<T> list(JsonNode json, String field, Class<T> type) {
        return json.path(field).values().stream()
                .map(item -> Json.read(item, type))
                .toList();
    }

    private static String detail(ControlTransport.Answer answer) {
        try {
            return Json.parse(answer.body().bytes()).path("detail").asString("status " + answer.status());
        } catch (JacksonException noJson) {
            return "status " + answer.status();
        }
    }
}
