package io.menjin.emulator.internal.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object read field by field, with one clear sentence for each way it can be wrong. */
public final class Fields {

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /**
     * Takes an object that has no other fields than the named ones, so that a misspelt field is not lost silently.
     *
     * @throws InvalidFieldException if it is no object, or has another field
     */
    public static Fields of(JsonNode json, Set<String> known) {
        if (!json.isObject()) {
            throw new InvalidFieldException("the body must be a JSON object");
        }
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new InvalidFieldException("unknown field \"" + name + "\"; known: "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return new Fields(json);
    }

    public boolean has(String name) {
        return node(name) != null;
    }

    /** The raw value; {@code null} if absent or JSON null. */
    public @Nullable JsonNode node(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public String requiredText(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw new InvalidFieldException("\"" + name + "\" is required");
        }
        return value;
    }

    public @Nullable String text(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidFieldException("\"" + name + "\" must be a string");
        }
        return value.stringValue();
    }

    public @Nullable Boolean bool(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new InvalidFieldException("\"" + name + "\" must be true or false");
        }
        return value.booleanValue();
    }

    public boolean bool(String name, boolean otherwise) {
        Boolean value = bool(name);
        return value == null ? otherwise : value;
    }

    public @Nullable Integer integer(String name, int min, int max) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw new InvalidFieldException("\"" + name + "\" must be an integer from " + min + " to " + max);
        }
        return value.intValue();
    }

    /** A string or a list of strings, as a list; {@code null} if absent. */
    public @Nullable List<String> texts(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value.isArray() ? value.values() : List.of(value)) {
            if (!item.isString()) {
                throw new InvalidFieldException("\"" + name + "\" must be a string or a list of strings");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    /** A number in milliseconds, {@code "PT1.5S"}, or {@code "1500ms"}, {@code "90s"}, {@code "5m"}, {@code "2h"}. */
    public @Nullable Duration millis(String name) {
        return duration(name, LongUnaryOperator.identity());
    }

    /** A number in seconds, {@code "PT1.5S"}, or {@code "1500ms"}, {@code "90s"}, {@code "5m"}, {@code "2h"}. */
    public @Nullable Duration seconds(String name) {
        return duration(name, number -> Math.multiplyExact(number, 1000L));
    }

    private @Nullable Duration duration(String name, LongUnaryOperator toMillis) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return Duration.ofMillis(toMillis.applyAsLong(value.longValue()));
            }
            if (value.isString()) {
                return Durations.parse(value.stringValue());
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidFieldException("\"" + name + "\" is not a duration: " + value);
        }
        throw new InvalidFieldException("\"" + name + "\" must be a number, or a duration such as \"PT5M\" or \"5m\"");
    }
}
