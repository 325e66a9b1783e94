package io.menjin.core.input.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.AppId;
import io.menjin.core.source.SourceName;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How values are spelt: what each takes is what a regular expression says, whichever way it is checked. */
class SpellingTest {

    private static final String UUID = "01937a4c-9f10-7abc-8def-0123456789ab";

    @Property(tries = 3000)
    void everyValueTakesWhatItsPatternTakesAndRefusesTheRest(@ForAll Value value, @ForAll("texts") String text) {
        value.check(text);
    }

    @Test
    void lengthsAreCountedAtBothEnds() {
        for (Value value : Value.values()) {
            for (int length = 0; length <= 130; length++) {
                value.check("a".repeat(length));
                value.check("-".repeat(length));
            }
        }
    }

    @Test
    void everyPlaceOfAUuidIsLookedAt() {
        for (int i = 0; i < UUID.length(); i++) {
            for (char c : "0fgF-_ \n\u0660\uff11".toCharArray()) {
                String text = UUID.substring(0, i) + c + UUID.substring(i + 1);
                Value.ACCOUNT_ID.check(text);
                Value.SESSION_ID.check(text);
            }
        }
        assertThat(UuidForm.fits(UUID)).isTrue();
        assertThat(UuidForm.fits(UUID + "\n")).isFalse();
        assertThat(UuidForm.fits(UUID.replace("-", ""))).isFalse();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> right = Arbitraries.oneOf(
                spelt("abcdefghijklmnopqrstuvwxyz0123456789._-", 66),
                spelt("ABCXYZabcxyz0189_-", 130),
                spelt("0123456789abcdef", 64),
                Arbitraries.of(UUID, "00000000-0000-0000-0000-000000000000", "a".repeat(64), "0".repeat(128), "shop"));
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(140),
                Arbitraries.strings().ascii().ofMaxLength(140),
                right,
                right.map(text -> text + "\n"),
                spoilt(right));
    }

    private static Arbitrary<String> spelt(String characters, int max) {
        return Arbitraries.strings().withChars(characters.toCharArray()).ofMaxLength(max);
    }

    /** One character put in, or another in its place. */
    private static Arbitrary<String> spoilt(Arbitrary<String> texts) {
        return Combinators.combine(
                        texts,
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.oneOf(
                                Arbitraries.chars().all(),
                                Arbitraries.of('\n', '\r', ' ', '-', '.', 'g', 'A', '\u0660', '\uff11', '\u2028')),
                        Arbitraries.of(0, 1))
                .as((text, place, c, dropped) -> {
                    int at = place % (text.length() + 1);
                    return text.substring(0, at) + c + text.substring(Math.min(text.length(), at + dropped));
                });
    }

    enum Value {
        SOURCE_NAME("[a-z0-9][a-z0-9._-]{0,63}", SourceName::new, "not a valid SourceName"),
        APP_ID("[A-Za-z0-9_-]{1,64}", AppId::new, "not a valid AppId"),
        OPEN_ID("[A-Za-z0-9_-]{1,128}", OpenId::new, "not a valid OpenId"),
        UNION_ID("[A-Za-z0-9_-]{1,128}", UnionId::new, "not a valid UnionId"),
        ACCOUNT_ID("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", AccountId::new, "not a valid AccountId"),
        SESSION_ID("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", SessionId::new, "not a valid SessionId"),
        DIGEST("[0-9a-f]{64}", Digest::new, "a digest has 64 lower-case hexadecimal digits");

        private final Pattern pattern;
        private final Function<String, Object> constructor;
        private final String refusal;

        Value(String pattern, Function<String, Object> constructor, String refusal) {
            this.pattern = Pattern.compile(pattern);
            this.constructor = constructor;
            this.refusal = refusal;
        }

        void check(String text) {
            if (pattern.matcher(text).matches()) {
                assertThat(constructor.apply(text)).isNotNull();
            } else {
                assertThatIllegalArgumentException()
                        .as(text)
                        .isThrownBy(() -> constructor.apply(text))
                        .withMessage(refusal);
            }
        }
    }
}
