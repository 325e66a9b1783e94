package io.menjin.emulator.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FidelityTableTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "emulator-fidelity.md");

    @Test
    void isPublishedAsItStandsInTheCode() throws IOException {
        if (Boolean.getBoolean("fidelity.write")) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, FidelityTable.markdown());
        }

        assertThat(PUBLISHED).as("regenerate it with the command it names").exists();
        assertThat(Files.readString(PUBLISHED))
                .as("regenerate it with the command it names")
                .isEqualTo(FidelityTable.markdown());
    }

    @ParameterizedTest
    @MethodSource("apis")
    void namesATestForEveryOperation(ServerApi api) throws ClassNotFoundException {
        Class<?> test = Class.forName(FidelityTableTest.class.getPackageName() + "." + FidelityTable.testOf(api));

        assertThat(Arrays.stream(test.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void saysWhatIsMissingOfAPartialEmulation(ServerApi api) {
        ApiDescription description = api.description();

        assertThat(description.source()).startsWith("https://developers.weixin.qq.com/");
        if (description.fidelity() == Fidelity.PARTIAL) {
            assertThat(description.differences()).isNotEmpty();
        }
    }

    static Iterable<ServerApi> apis() {
        return ApiCatalog.all();
    }
}
