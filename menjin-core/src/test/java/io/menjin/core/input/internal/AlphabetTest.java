package io.menjin.core.input.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlphabetTest {

    @Test
    void hasTheCharactersOfItsPatternAndNoOtherOfAll65536() {
        hasExactly(Alphabet.BASE64URL, "[A-Za-z0-9_-]");
        hasExactly(Alphabet.LOWER_HEX, "[0-9a-f]");
        hasExactly(Alphabet.of("\0?@\u007f"), "[\\x00?@\\x7f]");
        hasExactly(Alphabet.of(""), "[^\\x{0}-\\x{10ffff}]");
    }

    @Test
    void countsTheLengthAtBothEnds() {
        assertThat(Alphabet.LOWER_HEX.spells("", 0, 2)).isTrue();
        assertThat(Alphabet.LOWER_HEX.spells("", 1, 2)).isFalse();
        assertThat(Alphabet.LOWER_HEX.spells("a", 1, 2)).isTrue();
        assertThat(Alphabet.LOWER_HEX.spells("ab", 1, 2)).isTrue();
        assertThat(Alphabet.LOWER_HEX.spells("abc", 1, 2)).isFalse();
    }

    @Test
    void findsAWrongCharacterAnywhere() {
        for (int i = 0; i < 4; i++) {
            StringBuilder text = new StringBuilder("abcd");
            text.setCharAt(i, 'g');
            assertThat(Alphabet.LOWER_HEX.spells(text.toString(), 4, 4))
                    .as("%s", text)
                    .isFalse();
        }
        assertThat(Alphabet.LOWER_HEX.spells("abc\n", 1, 4)).isFalse();
    }

    @Test
    void looksFromAPlaceOn() {
        assertThat(Alphabet.LOWER_HEX.spells("xyab", 2)).isTrue();
        assertThat(Alphabet.LOWER_HEX.spells("xyab", 1)).isFalse();
        assertThat(Alphabet.LOWER_HEX.spells("xy", 2)).isTrue();
    }

    @Test
    void isOfAsciiOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> Alphabet.of("a\u0080"));
    }

    private static void hasExactly(Alphabet alphabet, String pattern) {
        Pattern expected = Pattern.compile(pattern);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat(alphabet.has((char) c))
                    .as("character %x", c)
                    .isEqualTo(expected.matcher(String.valueOf((char) c)).matches());
        }
    }
}
