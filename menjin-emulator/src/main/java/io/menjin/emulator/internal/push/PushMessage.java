package io.menjin.emulator.internal.push;

import io.menjin.emulator.PushFormat;
import io.menjin.emulator.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message before it is encrypted: names and values in order.
 *
 * @param fields values are strings, numbers, booleans, or whatever JSON a test puts in
 */
public record PushMessage(Map<String, Object> fields) {

    PushMessage with(String name, Object value) {
        Map<String, Object> next = new LinkedHashMap<>(fields);
        next.put(name, value);
        return new PushMessage(next);
    }

    /** The same message with spaces around names and text values. */
    PushMessage withStraySpaces() {
        Map<String, Object> next = new LinkedHashMap<>();
        fields.forEach((name, value) -> next.put(" " + name, value instanceof String text ? " " + text + " " : value));
        return new PushMessage(next);
    }

    String write(PushFormat format) {
        return switch (format) {
            case JSON -> json();
            case XML -> xml();
        };
    }

    private String json() {
        ObjectNode json = Json.object();
        fields.forEach((name, value) -> json.set(name, Json.tree(value)));
        return Json.text(json);
    }

    private String xml() {
        StringBuilder xml = new StringBuilder("<xml>");
        fields.forEach((name, value) -> {
            // A space may not stand in an XML name; it goes inside the element.
            String element = name.strip();
            String space = element.equals(name) ? "" : " ";
            xml.append('<').append(element).append('>').append(space).append(xmlValue(value));
            xml.append(space).append("</").append(element).append('>');
        });
        return xml.append("</xml>").toString();
    }

    private static String xmlValue(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        // Within CDATA only its own end needs care.
        return "<![CDATA[" + String.valueOf(value).replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
