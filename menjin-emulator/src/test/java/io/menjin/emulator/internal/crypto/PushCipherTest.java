package io.menjin.emulator.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The vectors WeChat publishes for message push. */
class PushCipherTest {

    static final String AES_KEY = "A".repeat(43);
    static final String APP_ID = "wxba5fad812f8e6fb9";
    static final String MESSAGE =
            "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\","
                    + "\"CreateTime\":1714112445,\"MsgType\":\"event\",\"Event\":\"debug_demo\",\"debug_str\":\"hello world\"}";
    static final String ENCRYPT = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPx"
            + "LKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2I"
            + "uQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";
    private static final String REPLY =
            "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";

    private final PushCipher cipher = new PushCipher(AES_KEY, APP_ID);

    @Test
    void decryptsTheOfficialMessage() {
        assertThat(cipher.decrypt(ENCRYPT)).isEqualTo(MESSAGE);
    }

    @Test
    void encryptsToTheOfficialMessage() {
        assertThat(cipher.encrypt("a8eedb185eb2fecf".getBytes(UTF_8), MESSAGE)).isEqualTo(ENCRYPT);
    }

    @Test
    void encryptsToTheOfficialReply() {
        String reply = "{\"demo_resp\":\"good luck\"}";

        assertThat(cipher.encrypt("707722b803182950".getBytes(UTF_8), reply)).isEqualTo(REPLY);
        assertThat(cipher.decrypt(REPLY)).isEqualTo(reply);
    }

    @Test
    void padsToThirtyTwoBytesWhateverTheLength() {
        byte[] prefix = new byte[16];
        for (int length = 0; length < 100; length++) {
            String message = "x".repeat(length);
            String encrypted = cipher.encrypt(prefix, message);

            assertThat(java.util.Base64.getDecoder().decode(encrypted).length % 32)
                    .isZero();
            assertThat(cipher.decrypt(encrypted)).isEqualTo(message);
        }
    }

    @Test
    void refusesTheMessageOfAnotherApp() {
        assertThatThrownBy(() -> new PushCipher(AES_KEY, "wxother").decrypt(ENCRYPT))
                .hasMessageContaining("another app");
    }

    @Test
    void refusesTheMessageOfAnotherKey() {
        assertThatThrownBy(() -> new PushCipher("B".repeat(43), APP_ID).decrypt(ENCRYPT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
