package io.menjin.spring.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.menjin.core.problem.Action;
import io.menjin.core.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeIsExplainedInBothLanguagesWithItsStatusAndAction(ProblemCode code) {
        String page = ProblemPages.load().about(code);

        assertThat(page).contains("Status " + code.status() + ", action ").contains("状态码 " + code.status() + "，动作 ");
        if (code != ProblemCode.STEP_REQUIRED) {
            assertThat(page).contains("`" + code.action().wireName() + "`");
        }
    }

    @Test
    void everyActionIsExplained() throws IOException {
        String document = Files.readString(Path.of("../docs/errors.md"));

        for (Action action : Action.values()) {
            assertThat(document).contains("| `" + action.wireName() + "` |");
        }
    }

    @Test
    void aCodeWithoutASectionIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProblemPages.parse("## internal\ntext\n").about(ProblemCode.TOO_LARGE));
    }
}
