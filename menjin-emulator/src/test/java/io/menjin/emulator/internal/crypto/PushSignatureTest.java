package io.menjin.emulator.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The vectors WeChat publishes for message push. */
class PushSignatureTest {

    @Test
    void signsTheUrlCheck() {
        assertThat(PushSignature.of("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    }

    @Test
    void signsAPlainMessage() {
        assertThat(PushSignature.of("AAAAA", "1714037059", "486452656"))
                .isEqualTo("899cf89e464efb63f54ddac96b0a0a235f53aa78");
    }

    @Test
    void signsASecureMessageInBothWays() {
        assertThat(PushSignature.of("AAAAA", "1714112445", "415670741"))
                .isEqualTo("6c5c811b55cc85e0e1b54100749188c20beb3f5d");
        assertThat(PushSignature.of("AAAAA", "1714112445", "415670741", PushCipherTest.ENCRYPT))
                .isEqualTo("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");
    }

    @Test
    void signsAReply() {
        String reply = "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";

        assertThat(PushSignature.of("AAAAA", "1713424427", "415670741", reply))
                .isEqualTo("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1");
    }
}
