package io.menjin.wechat.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void passesOverAByteOrderMark() throws Exception {
        assertThat(StrictJson.readObject("\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                        .path("a")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void readsUtf8Only() {
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};

        for (byte[] bytes : new byte[][] {utf16, latin1, overlong}) {
            assertThatThrownBy(() -> StrictJson.readObject(bytes)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"x\":{\"a\":1,\"a\":1}}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1,}",
                "{\"a\":\"\n\"}",
                "{a:1}",
                "{\"a\":1}//x",
                "{\"a\":NaN}",
                "{\"a\":12345678901234567890123456789012345678901234567890123456789012345}"
            })
    void refusesWhatReadersDisagreeOn(String json) {
        assertThatThrownBy(() -> StrictJson.readObject(json))
                .isInstanceOf(MalformedJsonException.class)
                .hasNoCause();
    }

    @Test
    void refusesLongNames() {
        assertThatThrownBy(() -> StrictJson.readObject("{\"" + "n".repeat(10_000) + "\":1}"))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void writesCharactersAsTheyAre() {
        assertThat(new String(StrictJson.write(Map.of("content", "小明🙂")), StandardCharsets.UTF_8))
                .isEqualTo("{\"content\":\"小明🙂\"}");
    }
}
