package io.menjin.core.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class AeadTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] AD = "context".getBytes(StandardCharsets.UTF_8);

    private final byte[] key = bytes(32);

    @Test
    void opensWhatItSealed() throws AEADBadTagException {
        for (int length : new int[] {0, 1, 15, 16, 17, 4096}) {
            byte[] plain = bytes(length);
            byte[] sealed = Aead.seal(key, AD, plain, RANDOM);
            assertThat(sealed).hasSize(12 + length + 16);
            assertThat(Aead.open(key, AD, sealed)).isEqualTo(plain);
        }
    }

    @Test
    void neverSealsTwiceToTheSameBytes() {
        byte[] plain = bytes(10);
        assertThat(Aead.seal(key, AD, plain, RANDOM)).isNotEqualTo(Aead.seal(key, AD, plain, RANDOM));
    }

    @Test
    void refusesEveryChangedBit() {
        byte[] sealed = Aead.seal(key, AD, bytes(20), RANDOM);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Aead.open(key, AD, changed)).isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void refusesAnotherKeyOrContextAndCutBytes() {
        byte[] sealed = Aead.seal(key, AD, bytes(20), RANDOM);
        assertThatThrownBy(() -> Aead.open(bytes(32), AD, sealed)).isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> Aead.open(key, bytes(3), sealed)).isInstanceOf(AEADBadTagException.class);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> Aead.open(key, AD, cut)).isInstanceOf(AEADBadTagException.class);
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
