package io.menjin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityOptionsTest {

    @Test
    void withoutOptionsItIsThePage() {
        assertThat(CapacityOptions.parse(List.of()))
                .extracting(Demand::dailyUsers)
                .containsExactly(1e6, 30e6, 300e6);
    }

    @Test
    void replacesWhatIsNamedAndNothingElse() {
        Demand demand = CapacityOptions.parse(List.of("--daily-users=5000000", "--checks-per-user=200"))
                .get(0);

        assertThat(demand.dailyUsers()).isEqualTo(5e6);
        assertThat(demand.get(Assumption.CHECKS_PER_USER)).isEqualTo(200);
        assertThat(demand.get(Assumption.LOGINS_PER_USER)).isEqualTo(Assumption.LOGINS_PER_USER.usual());
    }

    @Test
    void saysWhatThereIsWhenItDoesNotKnowAnOption() {
        assertThatThrownBy(() -> CapacityOptions.parse(List.of("--users=3")))
                .hasMessageContaining("--users")
                .hasMessageContaining("--checks-per-user=60.0");
    }

    @Test
    void refusesWhatIsNoNumberOrBelowZero() {
        assertThatThrownBy(() -> CapacityOptions.parse(List.of("--daily-users=many")))
                .hasMessageContaining("wants a number");
        assertThatThrownBy(() -> CapacityOptions.parse(List.of("--daily-users")))
                .hasMessageContaining("wants a number");
        assertThatThrownBy(() -> CapacityOptions.parse(List.of("--peak-hour=-1")))
                .hasMessageContaining("zero or more");
        assertThatThrownBy(() -> CapacityOptions.parse(List.of("--peak-hour=NaN")))
                .hasMessageContaining("zero or more");
    }
}
