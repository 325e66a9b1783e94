package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.Payload;
import org.jspecify.annotations.Nullable;

/** An answer of the control API. */
public record ControlAnswer(int status, @Nullable String contentType, Payload body) {

    static final String JSON = "application/json";

    static ControlAnswer ok(Object value) {
        return json(200, value);
    }

    static ControlAnswer json(int status, Object value) {
        return new ControlAnswer(status, JSON, Payload.of(Json.bytes(value)));
    }

    static ControlAnswer noContent() {
        return new ControlAnswer(204, null, Payload.empty());
    }
}
