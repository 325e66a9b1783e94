package io.menjin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void nothingHasNoSpread() {
        assertThat(Spread.of(List.of())).isEmpty();
        assertThat(Spread.ratio(List.of(), List.of())).isEmpty();
        assertThat(Spread.ratio(List.of(1.0), List.of())).isEmpty();
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        // The machine was half as fast in the second round, for both.
        assertThat(Spread.ratio(List.of(200.0, 100.0, 200.0), List.of(100.0, 50.0, 50.0)))
                .contains(new Spread(2, 2, 4));
    }

    @Test
    void ratiosOfUnequalNumbersOfRoundsAreThoseOfTheMedians() {
        assertThat(Spread.ratio(List.of(10.0, 20.0, 30.0), List.of(5.0))).contains(new Spread(4, 4, 4));
    }

    @Test
    void textShowsFromWhereToWhereRoundsReach() {
        assertThat(new Spread(2, 1, 3).text()).isEqualTo("2 (1–3)");
        assertThat(new Spread(2, 2, 2).text()).isEqualTo("2");
    }
}
