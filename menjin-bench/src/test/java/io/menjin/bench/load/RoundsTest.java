package io.menjin.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Figures figures = new Figures();

    @Test
    void measuresAsManyAsAreWantedOnAQuietMachine() throws IOException, InterruptedException {
        rounds(3, List.of(0.0, 5.0, 1.0, 0.0));

        assertThat(figures.values("t", "r", "number")).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
        assertThat(told("measured")).isEqualTo(3);
        assertThat(told("stolen in those, % at most")).isEqualTo(5);
        assertThat(told("stolen in the others, % at least")).isNaN();
    }

    @Test
    void measuresAgainWhatWasDisturbedAndTellsWhatItLeftOut() throws IOException, InterruptedException {
        rounds(2, List.of(30.0, 1.0, 6.0, 2.0, 0.0));

        assertThat(figures.values("t", "r", "number")).containsExactly(2.0, 4.0);
        assertThat(told("measured")).isEqualTo(4);
        assertThat(told("counting")).isEqualTo(2);
        assertThat(told("stolen in the others, % at least")).isEqualTo(6);
        assertThat(told("errors in the others, anybody's")).isEqualTo(10 + 30);
    }

    @Test
    void takesTheQuietestWhenPatienceEnds() throws IOException, InterruptedException {
        rounds(2, List.of(30.0, 9.0, 50.0, 1.0, 40.0, 20.0, 0.0));

        assertThat(figures.values("t", "r", "number")).containsExactly(4.0, 2.0);
        assertThat(told("measured")).isEqualTo(6);
        assertThat(told("stolen in those, % at most")).isEqualTo(9);
    }

    private double told(String column) {
        return figures.median("rounds", "checks", column).orElseThrow();
    }

    /** Each round writes its number down, and ten times as many errors. */
    private void rounds(int wanted, List<Double> stolen) throws IOException, InterruptedException {
        Iterator<Double> next = stolen.iterator();
        int[] number = {0};
        new Rounds(wanted, () -> next::next).run("checks", figures, round -> {
            number[0]++;
            round.add("t", "r", "number", number[0]);
            round.add("t", "r", "errors", 10 * number[0]);
        });
    }
}
