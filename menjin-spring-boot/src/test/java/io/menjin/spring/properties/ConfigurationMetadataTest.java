package io.menjin.spring.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Step;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.spring.properties.ConfigurationMetadata.Property;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

class ConfigurationMetadataTest {
    @Test
    void describesEveryKeyThatCanBeSet() throws Exception {
        List<String> described = ConfigurationMetadata.properties().stream()
                .filter(property -> StringUtils.hasText(property.description()))
                .map(Property::name)
                .toList();
        List<String> settable = new ArrayList<>();
        collect("menjin", MenjinProperties.class, settable);

        assertThat(settable).hasSizeGreaterThan(60);
        assertThat(described).containsExactlyInAnyOrderElementsOf(settable);
    }

    @Test
    void describesAsSpringBootDoes() throws Exception {
        for (Property property : ConfigurationMetadata.properties()) {
            assertThat(property.description())
                    .as(property.name())
                    .endsWith(".")
                    .doesNotStartWith("The ")
                    .doesNotStartWith("A ")
                    .doesNotStartWith("An ")
                    .doesNotContain("{@");
            if (property.type().equals("java.lang.Boolean")) {
                assertThat(property.description()).as(property.name()).startsWith("Whether ");
            }
        }
    }

    @Test
    void hintsEveryValueOfEveryEnum() throws Exception {
        Map<Class<? extends Enum<?>>, String> enums = Map.of(
                RegistrationPolicy.class, "menjin.sources.*.registration",
                PhonePolicy.class, "menjin.sources.*.phone-policy",
                Step.class, "menjin.sources.*.steps",
                SessionStoreKind.class, "menjin.sessions.store",
                LimitStoreKind.class, "menjin.limits.store");

        for (Property property : ConfigurationMetadata.properties()) {
            boolean isEnum =
                    enums.keySet().stream().anyMatch(type -> property.type().contains(type.getName()));
            assertThat(isEnum).as(property.name()).isEqualTo(enums.containsValue(property.name()));
        }
        for (var entry : enums.entrySet()) {
            Map<String, String> hints = ConfigurationMetadata.hints().get(entry.getValue());
            assertThat(hints.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(entry.getKey().getEnumConstants())
                                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                    .toList());
            assertThat(hints.values()).allMatch(StringUtils::hasText);
        }
    }

    @Test
    void givesNoSecretADefault() throws Exception {
        assertThat(ConfigurationMetadata.properties())
                .filteredOn(property -> property.name().matches(".*(secret|password|token|key)$"))
                .hasSize(7)
                .allMatch(property -> property.defaultValue() == null);
    }

    /** Writes the page anew with {@code -Dmenjin.docs.write}. */
    @Test
    void thePageSaysTheSame() throws Exception {
        Path page = Path.of("../docs/configuration.md");
        String rendered = ConfigurationPage.render(ConfigurationMetadata.properties(), ConfigurationMetadata.hints());
        if (System.getProperty("menjin.docs.write") != null) {
            Files.writeString(page, rendered);
        }

        assertThat(page).hasContent(rendered);
    }

    private static void collect(String prefix, Class<?> type, List<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            Class<?> inner = component.getType();
            if (inner.isRecord() && inner.getPackage().equals(MenjinProperties.class.getPackage())) {
                collect(name, inner, names);
                continue;
            }
            names.add(name);
            switch (name) {
                case "menjin.sources" -> collect(name + ".*", SourceProperties.class, names);
                case "menjin.keys" -> collect(name + "[]", KeyProperties.class, names);
                case "menjin.clients" -> collect(name + ".*", ClientProperties.class, names);
                default -> {}
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
