package io.menjin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void keepsThreeDigitsBelowAHundredAndWholeNumbersAbove() {
        assertThat(Numbers.format(0)).isEqualTo("0");
        assertThat(Numbers.format(0.01234)).isEqualTo("0.012");
        assertThat(Numbers.format(1.234)).isEqualTo("1.23");
        assertThat(Numbers.format(12.34)).isEqualTo("12.3");
        assertThat(Numbers.format(1234.4)).isEqualTo("1234");
        assertThat(Numbers.format(Double.NaN)).isEqualTo("–");
    }
}
