package io.menjin.spring.properties;

import io.menjin.spring.properties.ConfigurationMetadata.Property;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** docs/configuration.md, written from the metadata. */
final class ConfigurationPage {
    private static final String HEAD = """
            # Configuration

            Everything that can be set, below `menjin`. It goes into `application.yml`, into environment variables
            (`MENJIN_STORE_JDBCURL`), or onto the command line, as with every Spring Boot application. `*` stands for an alias or
            a client id of your choice, `[]` for a place in a list. A secret has no default. This page is generated from what the
            build writes for editors; a test holds it to that.

            The smallest configuration that starts, with an embedded database and generated keys in `./data`:

            ```yaml
            menjin:
              sources:
                shop:
                  app-id: wx0123456789abcdef
                  app-secret: ${SHOP_APP_SECRET}
            ```

            In the profile `prod` the keys must be given (`menjin.keys`) and be random, AppIDs of the emulator and placeholders
            instead of AppSecrets are refused, secrets of clients have at least 16 characters, and `menjin.wechat.base-url` must be
            WeChat's or a host in `menjin.wechat.allowed-hosts`, by https unless it is on the same machine.
            """;

    private ConfigurationPage() {}

    static String render(List<Property> properties, Map<String, Map<String, String>> hints) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (Property property : properties) {
            sections.computeIfAbsent(section(property.name()), ConfigurationPage::header)
                    .append(row(property, hints.getOrDefault(property.name(), Map.of())));
        }
        StringBuilder page = new StringBuilder(HEAD);
        sections.values().forEach(page::append);
        return page.toString();
    }

    static void main(String[] arguments) throws IOException {
        System.out.print(render(ConfigurationMetadata.properties(), ConfigurationMetadata.hints()));
    }

    /** {@code menjin.store} for {@code menjin.store.jdbc-url}, {@code menjin} for {@code menjin.data-dir}. */
    private static String section(String name) {
        String[] parts = name.replaceAll("\\[]", "").split("\\.", -1);
        return parts.length > 2 || List.of("sources", "keys", "clients").contains(parts[1])
                ? "menjin." + parts[1]
                : "menjin";
    }

    private static StringBuilder header(String section) {
        return new StringBuilder("\n## " + section + "\n\n| key | type | default | |\n|---|---|---|---|\n");
    }

    private static String row(Property property, Map<String, String> values) {
        StringBuilder text = new StringBuilder(String.valueOf(property.description()));
        values.forEach((value, meaning) ->
                text.append("<br>`").append(value).append("`: ").append(meaning));
        String defaultValue =
                property.defaultValue() == null || property.defaultValue().isEmpty()
                        ? ""
                        : "`" + property.defaultValue() + "`";
        return "| `" + property.name() + "` | " + type(property.type()) + " | " + defaultValue + " | " + text + " |\n";
    }

    private static String type(String type) {
        if (type.startsWith("java.util.Map")) {
            return "map";
        }
        if (type.startsWith("java.util.List")) {
            return "list";
        }
        String name = type.substring(type.lastIndexOf('.') + 1);
        return switch (name) {
            case "AppSecret",
                    "KeySecret",
                    "ClientSecret",
                    "DatabasePassword",
                    "RedisPassword",
                    "PushToken",
                    "EncodingAesKey" -> "secret";
            case "DataSize" -> "size";
            case "URI" -> "address";
            case "Long", "Integer", "Float" -> "number";
            case "RegistrationPolicy", "PhonePolicy", "SessionStoreKind", "LimitStoreKind" -> "choice";
            case "Path" -> "path";
            case "String" -> "text";
            case "Boolean" -> "boolean";
            case "Duration" -> "duration";
            default -> throw new IllegalArgumentException("no word for the type " + type);
        };
    }
}
