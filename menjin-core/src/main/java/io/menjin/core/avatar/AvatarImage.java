package io.menjin.core.avatar;

import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of an image with the type that they really have.
 *
 * @param type an IANA media type
 */
public record AvatarImage(String type, byte[] bytes) {

    /** Recognises PNG, JPEG, GIF and WebP by their first bytes; empty for anything else, whatever it claims to be. */
    public static Optional<AvatarImage> recognise(byte[] bytes) {
        return typeOf(bytes).map(type -> new AvatarImage(type, bytes));
    }

    private static Optional<String> typeOf(byte[] b) {
        if (starts(b, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of("image/png");
        }
        if (starts(b, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of("image/jpeg");
        }
        if (starts(b, 0, 'G', 'I', 'F', '8')) {
            return Optional.of("image/gif");
        }
        if (starts(b, 0, 'R', 'I', 'F', 'F') && starts(b, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] b, int offset, int... expected) {
        if (b.length < offset + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((b[offset + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AvatarImage that && type.equals(that.type) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(bytes);
    }
}
