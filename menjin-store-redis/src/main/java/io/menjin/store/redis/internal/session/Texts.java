package io.menjin.store.redis.internal.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts in UTF-8 behind their length and one, 0 for none; seven bits a byte, the lowest first, a set eighth goes on. */
final class Texts {

    private Texts() {}

    static void write(ByteArrayOutputStream out, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int rest = text == null ? 0 : bytes.length + 1;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(bytes);
    }

    static @Nullable String read(ByteBuffer in) {
        int length = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            length |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        if (length == 0) {
            return null;
        }
        byte[] bytes = new byte[length - 1];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String readPresent(ByteBuffer in) {
        String text = read(in);
        if (text == null) {
            throw new IllegalStateException("a session in Redis lacks a field");
        }
        return text;
    }
}
