package io.menjin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An answer of the server API. */
public record WireAnswer(int status, String contentType, String explain, String body) {

    static WireAnswer of(HttpResponse<String> response) {
        return new WireAnswer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("X-Emulator-Explain").orElse(""),
                response.body());
    }

    public JsonNode json() {
        return Json.parse(body.getBytes(UTF_8));
    }

    public String text(String field) {
        return json().path(field).stringValue();
    }

    /** 0 if the body has none, as a client must read it. */
    public int errcode() {
        return json().path("errcode").asInt(0);
    }

    public List<String> fields() {
        return List.copyOf(json().propertyNames());
    }
}
