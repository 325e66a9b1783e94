package io.menjin.wechat.errcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrcodePageTest {

    private static final Path PAGE = Path.of("..", "docs", "wechat-errors.md");

    /** Run with {@code -Dmenjin.docs.write=true} to write the page. */
    @Test
    void saysWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("menjin.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ErrcodePage.render());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(ErrcodePage.render());
    }

    @Test
    void namesProblemsOfTheContract() {
        Matcher code = Pattern.compile("`([a-z_]+)` \\|").matcher(ErrcodePage.render());
        int found = 0;
        while (code.find()) {
            found++;
            String name = code.group(1);
            assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName))
                    .contains(name);
        }
        assertThat(found).isGreaterThan(40);
    }
}
