package io.menjin.core.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AvatarImageTest {

    @Test
    void knowsImagesByTheirFirstBytes() {
        assertType("\u0089PNG\r\n\u001a\n....", "image/png");
        assertType("\u00ff\u00d8\u00ff....", "image/jpeg");
        assertType("GIF89a....", "image/gif");
        assertType("RIFF....WEBP....", "image/webp");
    }

    @Test
    void knowsNothingElse() {
        for (String text : new String[] {
            "",
            "\u0089PNG",
            "RIFF....WAVE",
            "RIFF....WEB",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<html>",
            "BM...."
        }) {
            assertThat(AvatarImage.recognise(bytes(text))).as(text).isEmpty();
        }
    }

    @Test
    void comparesByTypeAndBytes() {
        AvatarImage image = new AvatarImage("image/png", bytes("a"));
        assertThat(image)
                .isEqualTo(new AvatarImage("image/png", bytes("a")))
                .hasSameHashCodeAs(new AvatarImage("image/png", bytes("a")))
                .isNotEqualTo(new AvatarImage("image/png", bytes("b")))
                .isNotEqualTo(new AvatarImage("image/gif", bytes("a")));
    }

    private static void assertType(String text, String type) {
        assertThat(AvatarImage.recognise(bytes(text)).orElseThrow().type()).isEqualTo(type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
