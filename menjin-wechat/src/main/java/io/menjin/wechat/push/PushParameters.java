package io.menjin.wechat.push;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the query of a push. A parameter that is missing, or given more than once, is null.
 *
 * @param signature SHA-1 of token, timestamp and nonce
 * @param msgSignature SHA-1 of token, timestamp, nonce and the encrypted message
 * @param timestamp Unix time in seconds, as text
 * @param echostr to be sent back when the URL is checked
 */
public record PushParameters(
        @Nullable String signature,
        @Nullable String msgSignature,
        @Nullable String timestamp,
        @Nullable String nonce,
        @Nullable String echostr) {

    /** Picks the parameters from a decoded query. */
    public static PushParameters of(Map<String, ? extends List<String>> query) {
        return new PushParameters(
                single(query, "signature"),
                single(query, "msg_signature"),
                single(query, "timestamp"),
                single(query, "nonce"),
                single(query, "echostr"));
    }

    private static @Nullable String single(Map<String, ? extends List<String>> query, String name) {
        List<String> values = query.get(name);
        return values != null && values.size() == 1 ? values.get(0) : null;
    }

    @Override
    public String toString() {
        return "PushParameters[timestamp=" + timestamp + "]";
    }
}
