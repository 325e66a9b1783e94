package io.menjin.core.input;

import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void takesVisibleAsciiUpTo128() {
        for (String text : List.of("a", "8e03978e-40d5-43dd-bc93-6894a57f9324", "!~\"&", "x".repeat(128))) {
            assertThat(IdempotencyKey.parse(text)).isEqualTo(new IdempotencyKey(text));
        }
    }

    @Test
    void isNullWhenItWasNotSent() {
        assertThat(IdempotencyKey.parse(null)).isNull();
    }

    @Test
    void refusesEverythingElse() {
        for (String text : List.of("", " ", "a b", "a\n", "\0", "ключ", "x".repeat(129))) {
            problem(INVALID_REQUEST, () -> IdempotencyKey.parse(text));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("a b"));
    }

    @Test
    void printsNothing() {
        assertThat(new IdempotencyKey("canary")).hasToString("IdempotencyKey[redacted]");
    }
}
