package io.menjin.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterKeysTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void takesAKeyFromBase64() {
        MasterKey key = MasterKey.generate("k1", RANDOM);
        String text = Base64.getEncoder().encodeToString(key.reveal());
        assertThat(MasterKey.ofBase64("k1", " " + text + "\n")).isEqualTo(key);
    }

    @Test
    void refusesKeysOfAnotherLength() {
        for (int length : new int[] {0, 16, 31, 33, 64}) {
            assertThatThrownBy(() -> new MasterKey("k1", new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("master key 'k1' must have 32 bytes, not " + length);
        }
    }

    @Test
    void doesNotRepeatABrokenTextInItsMessage() {
        assertThatThrownBy(() -> MasterKey.ofBase64("k1", "canary!secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("master key 'k1' is not valid Base64")
                .hasNoCause();
    }

    @Test
    void refusesIdsThatCouldNotBeStored() {
        for (String id : List.of("", "a b", "a:b", "ключ", "x".repeat(33))) {
            assertThatThrownBy(() -> new MasterKey(id, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void copiesItsBytes() {
        byte[] bytes = new byte[32];
        MasterKey key = new MasterKey("k1", bytes);
        bytes[0] = 1;
        key.reveal()[1] = 1;
        assertThat(key.reveal()).isEqualTo(new byte[32]);
    }

    @Test
    void printsNoSecret() {
        MasterKey key = MasterKey.generate("k1", RANDOM);
        assertThat(key).hasToString("MasterKey[k1, redacted]");
        assertThat(MasterKeys.of(key, MasterKey.generate("k2", RANDOM))).hasToString("MasterKeys[k1, k2]");
    }

    @Test
    void needsAKeyAndDifferentIds() {
        MasterKey key = MasterKey.generate("k1", RANDOM);
        assertThatThrownBy(() -> new MasterKeys(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MasterKeys.of(key, MasterKey.generate("k1", RANDOM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two master keys have the same id");
        assertThat(MasterKeys.of(key).active()).isEqualTo(key);
    }

    @Test
    void comparesByIdAndSecret() {
        byte[] secret = new byte[32];
        assertThat(new MasterKey("a", secret))
                .isEqualTo(new MasterKey("a", secret))
                .hasSameHashCodeAs(new MasterKey("a", secret))
                .isNotEqualTo(new MasterKey("b", secret))
                .isNotEqualTo(MasterKey.generate("a", RANDOM));
    }
}
