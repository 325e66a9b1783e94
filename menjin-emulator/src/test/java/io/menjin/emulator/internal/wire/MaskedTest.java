package io.menjin.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void showsTheBeginningAndTheLengthOfASecret() {
        assertThat(Masked.secret("oAbC5678901234567890")).isEqualTo("oAbC***(20)");
    }

    @Test
    void showsNothingOfAShortSecret() {
        assertThat(Masked.secret("oAbC56789012345")).isEqualTo("***");
    }

    @Test
    void showsNothingThatCannotBePrinted() {
        assertThat(Masked.secret("\u0000\n\u6a21x5678901234567890")).isEqualTo("???x***(20)");
        assertThat(Masked.id("a\u0000b\u6a21")).isEqualTo("a?b?");
    }

    @Test
    void cutsLongIds() {
        assertThat(Masked.id("x".repeat(65))).isEqualTo("x".repeat(64) + "...");
    }
}
