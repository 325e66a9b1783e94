package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.json.InvalidFieldException;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.QueryParams;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A call of the control API. */
public record ControlCall(String method, String path, QueryParams query, Payload body) {

    /** The JSON body; no body is an empty object. */
    JsonNode json() {
        if (body.isEmpty()) {
            return Json.object();
        }
        try {
            return Json.parse(body.bytes());
        } catch (JacksonException e) {
            throw new InvalidFieldException("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The JSON body with no other fields than these. */
    Fields fields(String... known) {
        return Fields.of(json(), Set.of(known));
    }
}
