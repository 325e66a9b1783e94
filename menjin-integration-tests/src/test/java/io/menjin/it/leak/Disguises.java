package io.menjin.it.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The forms in which a secret may stand in a text. */
final class Disguises {

    private static final int BASE64_GROUP = 3;

    private Disguises() {}

    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        forms.add(secret.replace("/", "\\/"));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int offset = 0; offset < BASE64_GROUP; offset++) {
            forms.add(core(Base64.getEncoder(), bytes, offset));
            forms.add(core(Base64.getUrlEncoder(), bytes, offset));
        }
        decoded(secret, forms);
        return forms;
    }

    /** The Base64 of a text in which the secret stands so many bytes after the start of a group, without its edges. */
    private static String core(Base64.Encoder encoder, byte[] secret, int offset) {
        byte[] text = new byte[offset + secret.length];
        System.arraycopy(secret, 0, text, offset, secret.length);
        String base64 = encoder.withoutPadding().encodeToString(text);
        int first = offset == 0 ? 0 : offset + 1;
        int whole = text.length / BASE64_GROUP * 4;
        return base64.substring(first, whole);
    }

    /** A key in Base64 may stand somewhere as its bytes, or as their hexadecimal digits. */
    private static void decoded(String secret, Set<String> forms) {
        try {
            byte[] key = Base64.getDecoder().decode(secret);
            if (key.length >= 16) {
                forms.add(HexFormat.of().formatHex(key));
                forms.add(new String(key, StandardCharsets.ISO_8859_1));
            }
        } catch (IllegalArgumentException noBase64) {
            // Then it has no other form.
        }
    }
}
