package io.menjin.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void refusesAStepListedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source(List.of(Step.PHONE, Step.PHONE)))
                .withMessage("a step is listed twice for source shop");
    }

    @Test
    void printsNoSecret() {
        assertThat(source(List.of(Step.PHONE)).toString()).doesNotContain("canary");
    }

    @Test
    void knowsNamesThatCannotBe() {
        for (String name : List.of("", "A", "-a", ".a", "a b", "a/b", "x".repeat(65))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SourceName(name));
        }
        assertThat(new SourceName("a.b-c_9")).hasToString("a.b-c_9");
        assertThatIllegalArgumentException().isThrownBy(() -> new AppId("wx 1"));
    }

    private static Source source(List<Step> steps) {
        return new Source(
                new SourceName("shop"),
                new AppId("wx1"),
                new AppSecret("canary"),
                null,
                RegistrationPolicy.OPEN,
                PhonePolicy.REJECT,
                steps,
                false,
                null);
    }
}
