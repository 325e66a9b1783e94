package io.menjin.emulator.internal.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.crypto.PushCipher;
import io.menjin.emulator.internal.crypto.PushSignature;
import io.menjin.emulator.internal.json.Json;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What WeChat makes of a receiver's answer.
 *
 * @param message the receiver's message in clear, where it sent one
 * @param problem why WeChat would not be content; {@code null} if it would
 */
record PushReply(@Nullable String message, @Nullable String problem) {

    private static final PushReply NOTHING_TO_SAY = new PushReply(null, null);

    static PushReply of(int status, String body, PushTarget target, boolean encrypted) {
        if (status != 200) {
            return new PushReply(null, "the receiver answered HTTP " + status + ", not 200");
        }
        String text = body.strip();
        if (text.isEmpty() || text.equals("success")) {
            return NOTHING_TO_SAY;
        }
        if (!text.startsWith("{") && !text.startsWith("<xml")) {
            return new PushReply(null, "the answer is neither success, nor empty, nor a message");
        }
        if (!encrypted) {
            return new PushReply(text, null);
        }
        return decrypted(text, target);
    }

    private static PushReply decrypted(String text, PushTarget target) {
        String encrypt = field(text, "Encrypt");
        String signature = field(text, "MsgSignature");
        String timestamp = field(text, "TimeStamp");
        String nonce = field(text, "Nonce");
        String key = target.encodingAesKey();
        if (encrypt == null || signature == null || timestamp == null || nonce == null || key == null) {
            return new PushReply(null, "a message in this mode needs Encrypt, MsgSignature, TimeStamp and Nonce");
        }
        String expected = PushSignature.of(target.token(), timestamp, nonce, encrypt);
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8))) {
            return new PushReply(null, "the MsgSignature of the answer is wrong");
        }
        try {
            return new PushReply(new PushCipher(key, target.appId()).decrypt(encrypt), null);
        } catch (IllegalArgumentException e) {
            return new PushReply(null, "the answer does not decrypt: " + e.getMessage());
        }
    }

    private static @Nullable String field(String text, String name) {
        if (text.startsWith("{")) {
            try {
                JsonNode value = Json.parse(text.getBytes(UTF_8)).get(name);
                return value == null ? null : value.asString();
            } catch (JacksonException notJson) {
                return null;
            }
        }
        Matcher element = Pattern.compile("<" + name + ">\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)(?:]]>)?\\s*</" + name + ">")
                .matcher(text);
        return element.find() ? element.group(1).strip() : null;
    }
}
