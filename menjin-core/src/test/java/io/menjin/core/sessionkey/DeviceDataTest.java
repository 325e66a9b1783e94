package io.menjin.core.sessionkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceDataTest {

    @Test
    void removesSecretsAtEveryDepthAndHoweverTheyAreWritten() {
        Map<String, Object> values = Map.of(
                "OPENID", "x",
                "unionid", "x",
                "phoneNumber", "x",
                "session_key", "x",
                "nested", Map.of("openId", "x", "kept", 1),
                "list", List.of(Map.of("UnionId", "x", "kept", true), "text"),
                "watermark", Map.of("appid", "wx1", "timestamp", 1));
        assertThat(DeviceData.of(values))
                .isEqualTo(Map.of(
                        "nested", Map.of("kept", 1),
                        "list", List.of(Map.of("kept", true), "text"),
                        "watermark", Map.of("appid", "wx1", "timestamp", 1)));
    }
}
