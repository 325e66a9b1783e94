package io.menjin.wechat.push;

import io.menjin.wechat.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An encrypted reply. A receiver that has nothing to say answers {@code success} without encryption instead.
 *
 * @param encrypt the cipher text in Base64
 * @param timestamp Unix time in seconds
 * @param nonce letters, digits, dash and underscore
 */
public record PushReply(String encrypt, String msgSignature, long timestamp, String nonce) {

    public PushReply {
        if (!nonce.matches("[A-Za-z0-9_-]{1,128}")) {
            throw new IllegalArgumentException("not a nonce");
        }
    }

    /** For sources whose push format is JSON. */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Encrypt", encrypt);
        members.put("MsgSignature", msgSignature);
        members.put("TimeStamp", timestamp);
        members.put("Nonce", nonce);
        return new String(StrictJson.write(members), StandardCharsets.UTF_8);
    }

    /** For sources whose push format is XML. */
    public String toXml() {
        // None of the four can hold what would end a CDATA section.
        return "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt><MsgSignature><![CDATA[" + msgSignature
                + "]]></MsgSignature><TimeStamp>" + timestamp + "</TimeStamp><Nonce><![CDATA[" + nonce
                + "]]></Nonce></xml>";
    }
}
