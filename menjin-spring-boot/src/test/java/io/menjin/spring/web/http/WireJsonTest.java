package io.menjin.spring.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private final WireJson json = new WireJson();

    record Body(
            @Nullable String code,
            @Nullable Boolean flag,
            @Nullable Inner inner) {}

    record Inner(@Nullable String id) {}

    @Test
    void readsWhatItKnowsAndLeavesWhatItDoesNot() {
        Body body = json.read("{\"code\":\"密\",\"flag\":true,\"newer\":[1,{}]}".getBytes(UTF_8), Body.class);

        assertThat(body).isEqualTo(new Body("密", true, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "[]",
                "\"text\"",
                "{\"code\":1}",
                "{\"code\":1.5}",
                "{\"code\":true}",
                "{\"code\":{}}",
                "{\"code\":[\"a\"]}",
                "{\"flag\":\"true\"}",
                "{\"flag\":1}",
                "{\"flag\":0}",
                "{\"flag\":\"\"}",
                "{\"inner\":\"x\"}",
                "{\"inner\":\"\"}",
                "{\"inner\":[]}",
                "{\"code\":\"a\",\"code\":\"b\"}",
                "{\"code\":\"a\"} {}",
                "{\"code\":\"a\"}x",
                "{'code':'a'}",
                "{code:\"a\"}",
                "{\"code\":\"a\",}",
                "{\"code\":\"a\nb\"}",
                "// comment\n{}",
                "{\"flag\":NaN}"
            })
    void refusesWhatIsNotOneObjectOfTheRightTypes(String text) {
        assertThatThrownBy(() -> json.read(text.getBytes(UTF_8), Body.class))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("invalid_request");
    }

    @Test
    void namesTheMemberAndNeverItsValue() {
        assertThatThrownBy(() -> json.read("{\"inner\":{\"id\":12345}}".getBytes(UTF_8), Body.class))
                .hasMessageContaining("inner.id")
                .hasMessageNotContaining("12345");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"newer\":" + "[".repeat(2000) + "]".repeat(2000) + "}";

        assertThatThrownBy(() -> json.read(deep.getBytes(UTF_8), Body.class)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        assertThatThrownBy(() -> json.read("{\"code\":\"a\"}".getBytes(UTF_16), Body.class))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> json.read("{\"code\":\"é\"}".getBytes(ISO_8859_1), Body.class))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesOverlongFormsAndLoneSurrogates() {
        for (byte[] broken : new byte[][] {
            {(byte) 0xc0, (byte) 0xaf},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xe5, (byte) 0xaf},
            {(byte) 0xff}
        }) {
            byte[] start = "{\"code\":\"".getBytes(UTF_8);
            byte[] body = new byte[start.length + broken.length + 2];
            System.arraycopy(start, 0, body, 0, start.length);
            System.arraycopy(broken, 0, body, start.length, broken.length);
            body[body.length - 2] = '"';
            body[body.length - 1] = '}';

            assertThatThrownBy(() -> json.read(body, Body.class)).hasMessageContaining("UTF-8");
        }
    }

    @Test
    void writesTimesAsText() {
        record Timed(Instant at) {}

        assertThat(new String(json.write(new Timed(Instant.ofEpochMilli(1_700_000_000_123L))), UTF_8))
                .isEqualTo("{\"at\":\"2023-11-14T22:13:20.123Z\"}");
    }
}
