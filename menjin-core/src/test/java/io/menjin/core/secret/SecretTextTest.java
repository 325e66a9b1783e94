package io.menjin.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTextTest {

    @Test
    void printsItsTypeAndNothingElse() {
        List<SecretText> secrets = List.of(
                new AppSecret("canary"),
                new EncodingAesKey("canary"),
                new LoginCode("canary"),
                new PhoneCode("canary"),
                new PhoneNumber("canary"),
                new PushToken("canary"),
                new SessionKey("canary"),
                new Ticket("canary"),
                new TokenValue("canary"));
        for (SecretText secret : secrets) {
            assertThat(secret).hasToString(secret.getClass().getSimpleName() + "[redacted]");
            assertThat(String.format("%s %h", secret, secret)).doesNotContain("canary");
        }
        assertThat(secrets.toString()).doesNotContain("canary");
    }

    @Test
    void comparesTextAndType() {
        assertThat(new LoginCode("a"))
                .isEqualTo(new LoginCode("a"))
                .hasSameHashCodeAs(new LoginCode("a"))
                .isNotEqualTo(new LoginCode("b"))
                .isNotEqualTo(new LoginCode("aa"));
        assertThat(new LoginCode("a").equals(new PhoneCode("a"))).isFalse();
        assertThat(new PhoneCode("a").equals(new LoginCode("a"))).isFalse();
    }

    @Test
    void isNeverEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenValue(""))
                .withMessage("TokenValue must not be empty");
    }
}
