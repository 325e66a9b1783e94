package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** What values say of themselves: texts end up in logs sooner or later. */
class ValueTextTest {

    private static final List<String> MODULES = List.of("core", "wechat", "store", "spring");

    /** Leaks on purpose. */
    private record Talkative(String nickname, String sessionKey) {}

    @Test
    void noRecordSaysASecretThatItHolds() throws Exception {
        List<Class<?>> records = records();
        assertThat(records).hasSizeGreaterThan(100);
        List<String> talkative = new ArrayList<>();
        List<String> notMade = new ArrayList<>();
        int made = 0;
        for (Class<?> type : records) {
            Optional<Object> specimen = Specimens.of(type);
            if (specimen.isPresent()) {
                made++;
                if (says(specimen.get())) {
                    talkative.add(type.getName());
                }
            } else if (holdsPlainSecrets(type)) {
                notMade.add(type.getName());
            }
        }
        assertThat(talkative).as("records whose toString shows a secret").isEmpty();
        assertThat(notMade).as("records with secrets that cannot be looked at").isEmpty();
        assertThat(made).as("records looked at").isGreaterThan(60);
    }

    @Test
    void aRecordThatSaysItsSecretIsFound() {
        assertThat(says(Specimens.of(Talkative.class).orElseThrow())).isTrue();
    }

    private static boolean says(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).contains(Specimens.MARK);
    }

    private static boolean holdsPlainSecrets(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> Specimens.isSecret(type, component))
                .map(RecordComponent::getType)
                .anyMatch(component -> component.getName().startsWith("java."));
    }

    private static List<Class<?>> records() throws IOException, ClassNotFoundException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        CachingMetadataReaderFactory classes = new CachingMetadataReaderFactory(resources);
        List<Class<?>> records = new ArrayList<>();
        for (String module : MODULES) {
            for (Resource file : resources.getResources("classpath*:io/menjin/" + module + "/**/*.class")) {
                if (isOfTests(file)) {
                    continue;
                }
                var metadata = classes.getMetadataReader(file).getClassMetadata();
                if ("java.lang.Record".equals(metadata.getSuperClassName())) {
                    records.add(Class.forName(metadata.getClassName(), false, ValueTextTest.class.getClassLoader()));
                }
            }
        }
        return records;
    }

    /** Test jars are on the class path, too; what their libraries need is not, since scopes of test are not passed on. */
    private static boolean isOfTests(Resource file) throws IOException {
        String place = file.getURL().toString();
        return place.contains("/test-classes/") || place.contains("-tests.jar!");
    }
}
