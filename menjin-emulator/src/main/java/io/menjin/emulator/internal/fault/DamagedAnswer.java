package io.menjin.emulator.internal.fault;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiAnswer;
import io.menjin.emulator.internal.wire.Payload;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a fault makes of an answer's bytes. */
public final class DamagedAnswer {

    private DamagedAnswer() {}

    public static ApiAnswer of(ApiAnswer answer, FaultScript fault) {
        Payload body = damageJson(replaced(answer.body(), fault), fault);
        if (fault.truncate() != null) {
            body = body.first(fault.truncate() == FaultScript.HALF ? body.length() / 2 : fault.truncate());
        }
        return new ApiAnswer(
                fault.status() != null ? fault.status() : answer.status(),
                fault.contentType() != null ? fault.contentType() : answer.contentType(),
                body,
                answer.errcode(),
                answer.why());
    }

    private static Payload replaced(Payload body, FaultScript fault) {
        if (fault.body() != null) {
            return Payload.ofText(fault.body());
        }
        return fault.status() != null && fault.errcode() == null && !fault.executes() ? Payload.empty() : body;
    }

    private static Payload damageJson(Payload body, FaultScript fault) {
        if (!fault.errcodeAsString() && !fault.duplicateKeys()) {
            return body;
        }
        ObjectNode json = object(body);
        if (json == null) {
            return body;
        }
        if (fault.errcodeAsString()) {
            json.put("errcode", json.path("errcode").asString("0"));
        }
        return fault.duplicateKeys() ? withEveryKeyTwice(json) : Payload.of(Json.bytes(json));
    }

    private static @Nullable ObjectNode object(Payload body) {
        try {
            return Json.parse(body.bytes()) instanceof ObjectNode object ? object : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static Payload withEveryKeyTwice(ObjectNode json) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        json.properties().forEach(entry -> text.add(field(entry.getKey(), foreign(entry.getValue()))));
        json.properties().forEach(entry -> text.add(field(entry.getKey(), entry.getValue())));
        return Payload.ofText(text.toString());
    }

    private static String field(String name, Object value) {
        return Json.text(name) + ":" + Json.text(value);
    }

    private static Object foreign(JsonNode value) {
        return value.isNumber() ? 0 : "duplicate";
    }
}
