package io.menjin.spring.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the compiler has written about our properties, those inside maps and lists included. */
final class ConfigurationMetadata {
    private static final Path FOLDER = Path.of("target/classes/META-INF");
    /** How a key goes on in a map or list of these. */
    private static final Map<String, String> INSIDE = Map.of(
            "menjin.sources", "*",
            "menjin.keys", "[]",
            "menjin.clients", "*");

    private ConfigurationMetadata() {}

    /** One key. */
    record Property(
            String name,
            String type,
            @Nullable String defaultValue,
            @Nullable String description) {}

    static List<Property> properties() throws IOException {
        List<Property> all = new ArrayList<>();
        for (JsonNode node : read("spring-configuration-metadata.json").path("properties")) {
            Property property = property("", node);
            if (property.name().startsWith("menjin.")) {
                all.add(property);
                all.addAll(inside(property));
            }
        }
        return all;
    }

    /** The values that a key is documented to take, with what they mean. */
    static Map<String, Map<String, String>> hints() throws IOException {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (JsonNode hint : read("spring-configuration-metadata.json").path("hints")) {
            Map<String, String> values = new LinkedHashMap<>();
            hint.path("values")
                    .forEach(value -> values.put(
                            value.path("value").asString(),
                            value.path("description").asString("")));
            all.put(hint.path("name").asString(), values);
        }
        return all;
    }

    private static List<Property> inside(Property property) throws IOException {
        String step = INSIDE.get(property.name());
        if (step == null) {
            return List.of();
        }
        String type = property.type().replaceAll(".*[<,](.*)>", "$1");
        String prefix = property.name() + (step.equals("[]") ? "[]." : ".*.");
        List<Property> all = new ArrayList<>();
        for (JsonNode node :
                read("spring/configuration-metadata/" + type + ".json").path("properties")) {
            all.add(property(prefix, node));
        }
        return all;
    }

    private static Property property(String prefix, JsonNode node) {
        JsonNode defaultValue = node.path("defaultValue");
        return new Property(
                prefix + node.path("name").asString(),
                node.path("type").asString(),
                defaultValue.isMissingNode()
                        ? null
                        : defaultValue.isArray()
                                ? String.join(
                                        ",",
                                        defaultValue
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList())
                                : defaultValue.asString(),
                node.path("description").asString(null));
    }

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(FOLDER.resolve(name)));
    }
}
