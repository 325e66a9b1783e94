package io.menjin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkResultTest {

    @Test
    void readsTheLineOfTheScriptAmongWrksOwn() {
        WrkResult result = WrkResult.parse("Running 5s test\nRESULT 2000000 1000 1500 9000 100 3\n");

        assertThat(result.seconds()).isEqualTo(2);
        assertThat(result.successes()).isEqualTo(900);
        assertThat(result.perSecond()).isEqualTo(450);
        assertThat(result.p50Millis()).isEqualTo(1.5);
        assertThat(result.p99Millis()).isEqualTo(9);
        assertThat(result.errors()).isEqualTo(103);
    }

    @Test
    void silenceIsAnError() {
        assertThat(WrkResult.parse("RESULT 2000000 0 0 0 0 0").errorsOrSilence())
                .isEqualTo(1);
        assertThat(WrkResult.parse("RESULT 2000000 5 0 0 5 0").errorsOrSilence())
                .isEqualTo(5);
        assertThat(WrkResult.parse("RESULT 2000000 5 0 0 0 0").errorsOrSilence())
                .isZero();
    }

    @Test
    void showsWhatWrkSaidWhenThereIsNoResult() {
        assertThatThrownBy(() -> WrkResult.parse("unable to connect")).hasMessageContaining("unable to connect");
    }
}
