package io.menjin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void everyPageSaysSoWhenNothingWasMeasured() throws IOException {
        Path documents = folder.resolve("docs");

        Report.write(folder, documents);

        for (String page : new String[] {"benchmarks/micro.md", "benchmarks/load.md", "benchmarks/targets.md"}) {
            assertThat(documents.resolve(page))
                    .content()
                    .contains("Not measured yet.", "not measured")
                    .doesNotContain("{{", "| met |");
        }
        assertThat(documents.resolve("capacity.md"))
                .content()
                .contains("| – | – | – |")
                .doesNotContain("{{");
    }
}
