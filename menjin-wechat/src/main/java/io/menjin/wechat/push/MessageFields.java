package io.menjin.wechat.push;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outermost members of a message, by name. WeChat's own samples have blanks around names and values; they are
 * trimmed away. Members that hold members are left out: no event that concerns login has any.
 */
final class MessageFields {

    private final Map<String, String> values = new HashMap<>();

    /** Reads JSON or XML, whichever it is. */
    static MessageFields parse(String text) throws PushRejectedException {
        String trimmed = text.strip();
        return trimmed.startsWith("<") ? XmlMessage.parse(trimmed) : JsonMessage.parse(trimmed);
    }

    void put(String name, String value) throws PushRejectedException {
        String before = values.put(name.strip(), value.strip());
        if (before != null && !before.equals(value.strip())) {
            // Two readers could take two different values for the truth.
            throw new PushRejectedException(PushRejection.MALFORMED);
        }
    }

    /** A value that is there and not empty. */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
