package io.menjin.wechat.internal.json;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Members of a JSON object by their expected type: a member of another type is a fault, never a default. */
public final class Fields {

    private Fields() {}

    /** A text that must be there and not be empty. */
    public static String text(JsonNode object, String name) throws MalformedJsonException {
        return optionalText(object, name).orElseThrow(() -> new MalformedJsonException(name + " is missing or empty"));
    }

    /** A text that may be missing or empty. */
    public static Optional<String> optionalText(JsonNode object, String name) throws MalformedJsonException {
        JsonNode member = object.path(name);
        if (member.isMissingNode()) {
            return Optional.empty();
        }
        if (!member.isString()) {
            throw new MalformedJsonException(name + " is not a text");
        }
        return Optional.of(member.stringValue()).filter(text -> !text.isEmpty());
    }

    /** A whole number that must be there. */
    public static long wholeNumber(JsonNode object, String name) throws MalformedJsonException {
        return optionalWholeNumber(object.path(name))
                .orElseThrow(() -> new MalformedJsonException(name + " is missing or not a whole number"));
    }

    /** An object that must be there. */
    public static JsonNode object(JsonNode object, String name) throws MalformedJsonException {
        JsonNode member = object.path(name);
        if (!member.isObject()) {
            throw new MalformedJsonException(name + " is missing or not an object");
        }
        return member;
    }

    /** The whole number that this node is. */
    public static OptionalLong optionalWholeNumber(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong()
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }
}
