package io.menjin.emulator.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The deliveries WeChat publishes as samples. */
class PushEnvelopeTest {

    private static final PushTarget TARGET =
            new PushTarget("wxba5fad812f8e6fb9", "gh_97417a04a28d", "http://127.0.0.1/push", "AAAAA", "A".repeat(43));
    private static final String USER = "o9AgO5Kd5ggOC-bXrbNODIiE3bGY";
    private static final String ENCRYPT =
            "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPx"
                    + "LKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2I"
                    + "uQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    @Test
    void writesThePlainSample() {
        PushEnvelope envelope = PushEnvelope.seal(
                TARGET,
                demo(1714037059),
                null,
                PushMode.PLAIN,
                PushFormat.JSON,
                "1714037059",
                "486452656",
                null,
                false);

        assertThat(envelope.query())
                .isEqualTo("signature=899cf89e464efb63f54ddac96b0a0a235f53aa78&timestamp=1714037059&nonce=486452656");
        assertThat(envelope.body())
                .isEqualTo("{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"" + USER
                        + "\",\"CreateTime\":1714037059,\"MsgType\":\"event\",\"Event\":\"debug_demo\","
                        + "\"debug_str\":\"hello world\"}");
    }

    @Test
    void writesTheSecureSample() {
        PushEnvelope envelope = PushEnvelope.seal(
                TARGET,
                demo(1714112445),
                USER,
                PushMode.SECURE,
                PushFormat.JSON,
                "1714112445",
                "415670741",
                ENCRYPT,
                false);

        assertThat(envelope.query())
                .isEqualTo("signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445&nonce=415670741"
                        + "&openid=" + USER
                        + "&encrypt_type=aes&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");
        assertThat(envelope.body()).isEqualTo("{\"ToUserName\":\"gh_97417a04a28d\",\"Encrypt\":\"" + ENCRYPT + "\"}");
    }

    @Test
    void writesBothInCompatibleMode() {
        PushEnvelope envelope =
                PushEnvelope.seal(TARGET, demo(1), USER, PushMode.COMPATIBLE, PushFormat.XML, "1", "2", "ENC", false);

        assertThat(envelope.body())
                .isEqualTo("<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><FromUserName><![CDATA[" + USER
                        + "]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                        + "<Event><![CDATA[debug_demo]]></Event><debug_str><![CDATA[hello world]]></debug_str>"
                        + "<Encrypt><![CDATA[ENC]]></Encrypt></xml>");
        assertThat(envelope.query()).contains("encrypt_type=aes").contains("msg_signature=");
    }

    private static PushMessage demo(long createTime) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ToUserName", "gh_97417a04a28d");
        fields.put("FromUserName", USER);
        fields.put("CreateTime", createTime);
        fields.put("MsgType", "event");
        fields.put("Event", "debug_demo");
        fields.put("debug_str", "hello world");
        return new PushMessage(fields);
    }
}
