package io.menjin.emulator.internal.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.crypto.Digests;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random values in the shapes WeChat gives them. Thread-safe. */
public final class Ids {

    private static final String ALPHANUMERIC = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final SecureRandom random;

    public Ids(SecureRandom random) {
        this.random = random;
    }

    /** A login code: 32 characters that begin with a digit, as in {@code 0712cDoV0cfty22AeloV0daMoV02cDog}. */
    public String loginCode() {
        return random.nextInt(10) + alphanumeric(31);
    }

    /** A phone code: 64 hexadecimal digits. */
    public String phoneCode() {
        return hex(32);
    }

    /** A session_key: Base64 of 16 bytes. */
    public String sessionKey() {
        return Base64.getEncoder().encodeToString(bytes(16));
    }

    public String accessToken() {
        return (10 + random.nextInt(90))
                + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(99)) + alphanumeric(1);
    }

    /** An AppSecret: 32 hexadecimal digits. All begin alike, so that one in a log or in a repository is known as ours. */
    public String appSecret() {
        return "5ec2e7" + hex(13);
    }

    public String appId() {
        return "wxemu" + hex(7).substring(0, 13);
    }

    /** The {@code gh_…} id behind an app, addressee of pushed messages: the same for the same app at every start. */
    public static String originalId(String appId) {
        return "gh_" + Digests.sha256Hex(appId.getBytes(UTF_8)).substring(0, 12);
    }

    public String hex(int byteCount) {
        return HexFormat.of().formatHex(bytes(byteCount));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    public String alphanumeric(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            // One draw for many characters: a draw costs more than all the rest. Six bits each; 62 and 63 are redrawn.
            for (byte drawn : bytes(length - text.length() + 4)) {
                int index = drawn & 0x3f;
                if (index < ALPHANUMERIC.length() && text.length() < length) {
                    text.append(ALPHANUMERIC.charAt(index));
                }
            }
        }
        return text.toString();
    }

    /** The 32-bit groups of a {@code rid}. */
    public int group() {
        return random.nextInt();
    }
}
