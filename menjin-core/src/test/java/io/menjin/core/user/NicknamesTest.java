package io.menjin.core.user;

import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NicknamesTest {

    @Test
    void stripsWhiteSpaceOfEveryLanguage() {
        assertThat(Nicknames.normalize("  小明\t\n")).isEqualTo("小明");
        assertThat(Nicknames.normalize("\u3000Ann Lee\u2003")).isEqualTo("Ann Lee");
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        assertThat(Nicknames.normalize("x".repeat(32))).hasSize(32);
        assertThat(Nicknames.normalize("😀".repeat(32))).hasSize(64);
        problem(INVALID_REQUEST, () -> Nicknames.normalize("x".repeat(33)));
        problem(INVALID_REQUEST, () -> Nicknames.normalize("😀".repeat(33)));
    }

    @Test
    void takesEmojiThatAreJoined() {
        for (String text : List.of("👨‍👩‍👧", "🧑🏽‍🚀", "❤️‍🔥", "🏳️‍🌈", "a👩‍💻b", "🫠", "🇨🇳")) {
            assertThat(Nicknames.normalize(text)).isEqualTo(text);
        }
    }

    @Test
    void refusesControlAndFormatCharacters() {
        for (String text : List.of(
                "a\0b",
                "a\nb",
                "a\u0085b",
                "a\u200bb",
                "a\u200db",
                "\u200d",
                "a\u202eb",
                "\ufeffa",
                "a\u2066b",
                "a\u00adb",
                "a\u2028b",
                "a\ud800b",
                "\udc00",
                "a\ue000b",
                "a\uffffb",
                "👨\u200d",
                "\u200d👨",
                "\udb40\udc67a")) {
            problem(INVALID_REQUEST, () -> Nicknames.normalize(text));
        }
    }

    @Test
    void refusesNicknamesThatNobodySees() {
        for (String text : List.of("", "   ", "\u3000", "\u00a0\u00a0", "\u3164", "\uffa0", "\u0301")) {
            problem(INVALID_REQUEST, () -> Nicknames.normalize(text));
        }
    }

    @Test
    void refusesMegabytesOfSpacesAtOnce() {
        problem(INVALID_REQUEST, () -> Nicknames.normalize(" ".repeat(1_000_000) + "a"));
    }
}
