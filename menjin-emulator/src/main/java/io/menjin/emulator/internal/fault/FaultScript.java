package io.menjin.emulator.internal.fault;

import io.menjin.emulator.Drop;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.json.InvalidFieldException;
import io.menjin.emulator.internal.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fault as the emulator runs it; {@link io.menjin.emulator.Fault} says what the fields mean. */
public record FaultScript(
        String api,
        @Nullable String appId,
        @Nullable Integer times,
        int skip,
        @Nullable Integer errcode,
        @Nullable String errmsg,
        boolean errcodeAsString,
        boolean duplicateKeys,
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String contentType,
        Map<String, String> headers,
        Duration delay,
        @Nullable Drip drip,
        @Nullable Drop drop,
        @Nullable Integer truncate,
        @Nullable Boolean execute,
        ObjectNode source) {

    /** Half of the body, as a value of {@code truncate}. */
    static final int HALF = -1;

    private static final Set<String> KNOWN = Set.of(
            "api",
            "appId",
            "times",
            "skip",
            "errcode",
            "errmsg",
            "errcodeAsString",
            "duplicateKeys",
            "status",
            "body",
            "contentType",
            "headers",
            "delay",
            "drip",
            "drop",
            "truncate",
            "execute");

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** The body in pieces. */
    public record Drip(int bytes, Duration every) {}

    /**
     * Reads a fault.
     *
     * @throws InvalidFieldException if it is no fault
     */
    public static FaultScript parse(JsonNode json) {
        Fields fields = Fields.of(json, KNOWN);
        Integer skip = fields.integer("skip", 0, NO_LIMIT);
        Duration delay = fields.millis("delay");
        return new FaultScript(
                fields.requiredText("api"),
                fields.text("appId"),
                fields.integer("times", 1, NO_LIMIT),
                skip == null ? 0 : skip,
                fields.integer("errcode", Integer.MIN_VALUE, Integer.MAX_VALUE),
                fields.text("errmsg"),
                fields.bool("errcodeAsString", false),
                fields.bool("duplicateKeys", false),
                fields.integer("status", 200, 599),
                body(fields.node("body")),
                fields.text("contentType"),
                headers(fields.node("headers")),
                delay == null ? Duration.ZERO : positive("delay", delay),
                drip(fields.node("drip")),
                drop(fields.text("drop")),
                truncate(fields),
                fields.bool("execute"),
                Json.object().setAll((ObjectNode) json));
    }

    /** Whether the operation happens although the caller sees a failure. */
    public boolean executes() {
        return execute != null ? execute : errcode == null && status == null && body == null;
    }

    private static @Nullable String body(@Nullable JsonNode json) {
        if (json == null) {
            return null;
        }
        return json.isString() ? json.stringValue() : Json.text(json);
    }

    private static Map<String, String> headers(@Nullable JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (json != null) {
            if (!json.isObject()) {
                throw new InvalidFieldException("\"headers\" must be an object of strings");
            }
            json.properties()
                    .forEach(entry ->
                            headers.put(entry.getKey(), entry.getValue().asString()));
        }
        return headers;
    }

    private static @Nullable Drip drip(@Nullable JsonNode json) {
        if (json == null) {
            return null;
        }
        Fields fields = Fields.of(json, Set.of("bytes", "every"));
        Integer bytes = fields.integer("bytes", 1, NO_LIMIT);
        Duration every = fields.millis("every");
        if (every == null) {
            throw new InvalidFieldException("\"drip\" needs \"every\"");
        }
        return new Drip(bytes == null ? 1 : bytes, positive("every", every));
    }

    private static @Nullable Drop drop(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(Drop.values())
                .filter(drop -> drop.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException("\"drop\" must be before, reset or middle"));
    }

    private static @Nullable Integer truncate(Fields fields) {
        JsonNode json = fields.node("truncate");
        if (json != null && json.isBoolean()) {
            return json.booleanValue() ? HALF : null;
        }
        return fields.integer("truncate", 0, NO_LIMIT);
    }

    private static Duration positive(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new InvalidFieldException("\"" + name + "\" must not be negative");
        }
        return duration;
    }
}
