package io.menjin.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.secret.TokenValue;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokenCodecTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final MasterKey key = MasterKey.generate("k1", RANDOM);
    private final TokenCodec codec = codec(key);

    @Test
    void issuesTokensInTheFormOfTheContract() {
        assertThat(codec.issue().reveal()).matches("mj_[A-Za-z0-9_-]{54}");
        assertThat(codec.issue()).isNotEqualTo(codec.issue());
    }

    @Test
    void acceptsItsOwn() {
        TokenValue token = codec.issue();
        assertThat(codec.parse(token.reveal())).contains(token);
    }

    @Test
    void acceptsTokensOfAnEarlierKeyAndNoneOfAForeignOne() {
        TokenValue token = codec.issue();
        MasterKey next = MasterKey.generate("k2", RANDOM);
        assertThat(codec(next, key).parse(token.reveal())).contains(token);
        assertThat(codec(next).parse(token.reveal())).isEmpty();
    }

    @Test
    void refusesATokenWithAnyCharacterChanged() {
        String token = codec.issue().reveal();
        for (int i = 0; i < token.length(); i++) {
            for (char c : (ALPHABET + "=+/ \n").toCharArray()) {
                if (c != token.charAt(i)) {
                    String changed = token.substring(0, i) + c + token.substring(i + 1);
                    assertThat(codec.parse(changed)).as(changed).isEmpty();
                }
            }
        }
    }

    @Test
    void refusesWhatCannotBeAToken() {
        String token = codec.issue().reveal();
        for (String text : List.of(
                "",
                "mj_",
                "mj_" + "A".repeat(54),
                token + "A",
                token.substring(0, 56),
                "Bearer " + token,
                token.toUpperCase(Locale.ROOT),
                "null",
                "\0".repeat(57),
                "令".repeat(57),
                "A".repeat(1_000_000))) {
            assertThat(codec.parse(text)).isEmpty();
        }
    }

    @Test
    void hashesTheText() {
        assertThat(TokenCodec.hash(new TokenValue("abc")).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static TokenCodec codec(MasterKey... keys) {
        return new TokenCodec(new AesGcmVault(MasterKeys.of(keys), RANDOM), RANDOM);
    }
}
