package io.menjin.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
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

    private static final AccountId ACCOUNT = new AccountId("01937a4c-9f10-7abc-8def-0123456789ab");

    private final MasterKey key = MasterKey.generate("k1", RANDOM);
    private final TokenCodec codec = codec(key);

    @Test
    void issuesTokensInTheFormOfTheContract() {
        assertThat(codec.issue(ACCOUNT).reveal()).matches("mj_[A-Za-z0-9_-]{75}");
        assertThat(codec.issue(ACCOUNT)).isNotEqualTo(codec.issue(ACCOUNT));
    }

    @Test
    void acceptsItsOwn() {
        TokenValue token = codec.issue(ACCOUNT);
        assertThat(codec.parse(token.reveal())).contains(token);
    }

    @Test
    void acceptsTokensOfAnEarlierKeyAndNoneOfAForeignOne() {
        TokenValue token = codec.issue(ACCOUNT);
        MasterKey next = MasterKey.generate("k2", RANDOM);
        assertThat(codec(next, key).parse(token.reveal())).contains(token);
        assertThat(codec(next).parse(token.reveal())).isEmpty();
    }

    @Test
    void refusesATokenWithAnyCharacterChanged() {
        String token = codec.issue(ACCOUNT).reveal();
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
        String token = codec.issue(ACCOUNT).reveal();
        for (String text : List.of(
                "",
                "mj_",
                "mj_" + "A".repeat(75),
                token + "A",
                token.substring(0, 77),
                "Bearer " + token,
                token.toUpperCase(Locale.ROOT),
                "null",
                "\0".repeat(78),
                "令".repeat(78),
                "A".repeat(1_000_000))) {
            assertThat(codec.parse(text)).isEmpty();
        }
    }

    @Test
    void saysWhoseATokenIsAndHowItIsFound() {
        TokenValue token = codec.issue(ACCOUNT);
        assertThat(TokenCodec.ref(token)).isEqualTo(new TokenRef(ACCOUNT, TokenCodec.hash(token)));
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
