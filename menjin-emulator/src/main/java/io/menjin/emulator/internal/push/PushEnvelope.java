package io.menjin.emulator.internal.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import io.menjin.emulator.internal.crypto.PushCipher;
import io.menjin.emulator.internal.crypto.PushSignature;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Query and body of a delivery: the message signed and, where the mode says so, encrypted. */
record PushEnvelope(String query, String body) {

    /**
     * The message on its way.
     *
     * @param openId goes into the query where it is known
     * @param encrypted what {@link PushCipher} made of the message; {@code null} in plain mode
     */
    static PushEnvelope seal(
            PushTarget target,
            PushMessage message,
            @Nullable String openId,
            PushMode mode,
            PushFormat format,
            String timestamp,
            String nonce,
            @Nullable String encrypted,
            boolean wrongSignature) {
        String token = wrongSignature ? target.token() + "-wrong" : target.token();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", PushSignature.of(token, timestamp, nonce));
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        if (openId != null) {
            query.put("openid", openId);
        }
        PushMessage body = message;
        if (encrypted != null) {
            query.put("encrypt_type", "aes");
            query.put("msg_signature", PushSignature.of(token, timestamp, nonce, encrypted));
            body = mode == PushMode.SECURE
                    ? new PushMessage(Map.of("ToUserName", target.originalId())).with("Encrypt", encrypted)
                    : message.with("Encrypt", encrypted);
        }
        return new PushEnvelope(encode(query), body.write(format));
    }

    static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
