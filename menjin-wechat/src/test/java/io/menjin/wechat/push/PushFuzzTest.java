package io.menjin.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class PushFuzzTest {

    @Property
    void anyBytesCanBeSentAsBody(@ForAll byte[] body) {
        assertThat(PushVectors.plain().receive(PushVectors.PLAIN, body)).isNotNull();
        assertThat(PushVectors.secure().receive(PushVectors.SECURE, body)).isInstanceOf(PushOutcome.Rejected.class);
    }

    @Property
    void anyMarkupCanBeSentAsBody(@ForAll("markup") String body) {
        assertThat(PushVectors.plain().receive(PushVectors.PLAIN, body.getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @Property
    void anyTextSurvivesEncryption(@ForAll String message) throws Exception {
        // Half surrogate pairs have no UTF-8.
        String whole = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        PushCipher cipher = new PushCipher(PushVectors.KEY, PushVectors.APP);
        String encrypted = cipher.encrypt(whole, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        String expected = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;

        assertThat(cipher.decrypt(encrypted)).isEqualTo(expected);
        assertThat(Base64.getDecoder().decode(encrypted).length % 32).isZero();
    }

    @Property
    void noChangedByteIsAccepted(
            @ForAll @IntRange(min = 0, max = 223) int position, @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] changed = Base64.getDecoder().decode(PushVectors.ENCRYPT);
        changed[position] ^= (byte) flip;
        String body = "{\"Encrypt\":\"" + Base64.getEncoder().encodeToString(changed) + "\"}";

        assertThat(PushVectors.secure().receive(PushVectors.SECURE, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new PushOutcome.Rejected(PushRejection.BAD_SIGNATURE));
    }

    @Property
    void anyCipherTextOnlyEverEndsInARejection(@ForAll @NotEmpty byte[] cipherText) {
        try {
            new PushCipher(PushVectors.KEY, PushVectors.APP)
                    .decrypt(Base64.getEncoder().encodeToString(cipherText));
        } catch (PushRejectedException rejected) {
            assertThat(rejected.rejection()).isIn(PushRejection.WRONG_KEY, PushRejection.FOREIGN_APP);
            return;
        }
        throw new AssertionError("random bytes were decrypted");
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "<xml>",
                        "</xml>",
                        "<",
                        ">",
                        "/",
                        " ",
                        "<Event>",
                        "</Event>",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?x ",
                        "?>",
                        "&amp;",
                        "&#0;",
                        "&#x10FFFF;",
                        "<!DOCTYPE a",
                        "[",
                        "]",
                        "\"",
                        "a=\"b\"",
                        "OpenID",
                        "\u0000",
                        "\uFEFF",
                        "😀",
                        "{",
                        "}",
                        ":",
                        ",",
                        "1",
                        "null",
                        "\\u0000",
                        "\\")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
