package io.menjin.emulator.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushReplyTest {

    private static final PushTarget TARGET =
            new PushTarget("wxba5fad812f8e6fb9", "gh_1", "http://127.0.0.1/push", "AAAAA", "A".repeat(43));
    private static final String ENCRYPT =
            "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";
    private static final String SIGNATURE = "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1";

    @ParameterizedTest
    @ValueSource(strings = {"", "success", "  success\n"})
    void isContentWithNothingToSay(String answer) {
        assertThat(PushReply.of(200, answer, TARGET, true)).isEqualTo(new PushReply(null, null));
    }

    @Test
    void readsTheOfficialReplyInJson() {
        String json = "{\"Encrypt\":\"" + ENCRYPT + "\",\"MsgSignature\":\"" + SIGNATURE
                + "\",\"TimeStamp\":1713424427,\"Nonce\":\"415670741\"}";

        assertThat(PushReply.of(200, json, TARGET, true))
                .isEqualTo(new PushReply("{\"demo_resp\":\"good luck\"}", null));
    }

    @Test
    void readsTheOfficialReplyInXml() {
        String xml = "<xml><Encrypt><![CDATA[" + ENCRYPT + "]]></Encrypt><MsgSignature><![CDATA[" + SIGNATURE
                + "]]></MsgSignature><TimeStamp>1713424427</TimeStamp><Nonce><![CDATA[415670741]]></Nonce></xml>";

        assertThat(PushReply.of(200, xml, TARGET, true).message()).isEqualTo("{\"demo_resp\":\"good luck\"}");
    }

    @Test
    void refusesAWrongSignatureOfTheReply() {
        String json = "{\"Encrypt\":\"" + ENCRYPT + "\",\"MsgSignature\":\"" + SIGNATURE
                + "\",\"TimeStamp\":1713424428,\"Nonce\":\"415670741\"}";

        assertThat(PushReply.of(200, json, TARGET, true).problem()).contains("MsgSignature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "{\"a\":1}", "{", "<xml></xml>", "<html>"})
    void refusesWhatIsNoReplyInASecureMode(String answer) {
        assertThat(PushReply.of(200, answer, TARGET, true).problem()).isNotNull();
    }

    @Test
    void refusesAnotherStatus() {
        assertThat(PushReply.of(500, "success", TARGET, false).problem()).contains("HTTP 500");
    }
}
