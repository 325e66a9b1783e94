package io.menjin.wechat.push;

import io.menjin.core.secret.PushToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SHA-1 over the token and other parts, sorted and joined. */
final class PushSignature {

    private final PushToken token;

    PushSignature(PushToken token) {
        this.token = token;
    }

    String of(String... parts) {
        String joined = Stream.concat(Stream.of(token.reveal()), Stream.of(parts))
                .sorted()
                .collect(Collectors.joining());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }

    /** Takes the same time wherever the two differ. */
    boolean isValid(String signature, String... parts) {
        return MessageDigest.isEqual(
                of(parts).getBytes(StandardCharsets.UTF_8),
                signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
