package io.menjin.wechat.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON objects as RFC 8259 means them and refuses what readers disagree on: a key given twice, text after the
 * end, bytes that are not UTF-8, and nesting, numbers or names beyond any use. A byte order mark is passed over.
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_CHARACTERS)
                            .maxStringLength(MAX_CHARACTERS)
                            .maxTokenCount(100_000)
                            .maxNumberLength(64)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The object in these bytes of UTF-8. */
    public static ObjectNode readObject(byte[] utf8) throws MalformedJsonException {
        return readObject(StrictUtf8.decode(utf8).orElseThrow(() -> new MalformedJsonException("not UTF-8")));
    }

    /** The object in this text. */
    public static ObjectNode readObject(String text) throws MalformedJsonException {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            // Not as cause: it may hold pieces of the content.
            throw new MalformedJsonException("not well-formed JSON");
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("not a JSON object");
    }

    /** The same as unmodifiable maps and lists of strings, numbers, booleans and nulls. */
    public static Map<String, Object> asMap(ObjectNode object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.properties().forEach(property -> map.put(property.getKey(), asValue(property.getValue())));
        @SuppressWarnings("NullAway") // A JSON null stays visible as a null value; the port's type cannot say so.
        Map<String, Object> values = Collections.unmodifiableMap(map);
        return values;
    }

    /** UTF-8, with characters as they are: WeChat does not read every escape in every call. */
    public static byte[] write(Map<String, ?> values) {
        return MAPPER.writeValueAsBytes(values);
    }

    private static @Nullable Object asValue(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return asMap(object);
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            node.forEach(element -> list.add(asValue(element)));
            return Collections.unmodifiableList(list);
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? node.booleanValue() : null;
    }
}
