package io.menjin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.menjin.bench.report.Figures;
import org.junit.jupiter.api.Test;

class CapacityModelTest {

    /** 400 µs a login, 40 µs a check, 1 KiB a session and an account. */
    private static final Costs COSTS = new Costs(400e-6, 40e-6, 20e-6, 10e-6, 1024, 1024, 1, 1);

    private final CapacityModel model = new CapacityModel(COSTS);

    @Test
    void peakIsTheBusiestSecondsOfTheBusiestHour() {
        assertThat(Demand.of(36_000_000).atPeak(1)).isCloseTo(36e6 * 0.12 / 3600 * 2, within(1e-6));
    }

    @Test
    void nodesCarryThePeakAndOneMayFail() {
        Plan plan = model.plan(Demand.of(36_000_000));

        // 3,600 logins and 144,000 checks take 7.2 processors, of which a node gives four.
        assertThat(plan.loginsPerSecond()).isCloseTo(3600, within(1e-6));
        assertThat(plan.checksPerSecond()).isCloseTo(144_000, within(1e-6));
        assertThat(plan.nodes()).isEqualTo(3);
    }

    @Test
    void evenTheSmallestHasTwoNodes() {
        assertThat(model.plan(Demand.of(1000)).nodes()).isEqualTo(2);
    }

    @Test
    void onlyChecksThatNoNearCacheAnswersReachTheStores() {
        Plan plan = model.plan(Demand.of(36_000_000));

        assertThat(plan.sqlReadsPerSecond()).isCloseTo(3600 + 144_000 * 0.4, within(1e-6));
    }

    @Test
    void redisIsSplitByMemoryOrByItsOneThread() {
        Plan byThread =
                new CapacityModel(new Costs(400e-6, 40e-6, 20e-6, 10e-6, 1, 1024, 1, 1)).plan(Demand.of(36_000_000));
        Plan byMemory = model.plan(Demand.of(36_000_000));

        // 0.648 of a thread, half of which may be used; 137 MiB would fit anywhere.
        assertThat(byThread.redisMasters()).isEqualTo(2);
        assertThat(byThread.redisUtilisation()).isCloseTo(0.324, within(1e-9));
        assertThat(byMemory.redisGibibytes()).isCloseTo(36e6 * 4 * 1024 * 1.3 / (1L << 30), within(1e-6));
        assertThat(byMemory.redisMasters()).isEqualTo(12);
    }

    @Test
    void weChatIsAskedOncePerLoginAndForOneTokenByAllNodes() {
        Plan plan = model.plan(Demand.of(36_000_000));

        assertThat(plan.wechatLoginsPerMinute()).isCloseTo(216_000, within(1e-6));
        assertThat(plan.wechatConnections()).isCloseTo(360, within(1e-6));
        assertThat(plan.phoneNumbersPerDay()).isCloseTo(360_000, within(1e-6));
        assertThat(plan.accessTokensPerDay()).isBetween(12.0, 13.0);
    }

    @Test
    void doesNotInventWhatWasNotMeasured() {
        Plan plan = new CapacityModel(Costs.from(new Figures())).plan(Demand.of(1_000_000));

        assertThat(plan.nodes()).isZero();
        assertThat(plan.redisGibibytes()).isNaN();
        assertThat(plan.loginsPerSecond()).isPositive();
        assertThat(CapacityTables.plans(new CapacityModel(Costs.from(new Figures()))))
                .contains("| – | – | – |");
    }

    @Test
    void saysHowFarItIsOffAtTheSecondSize() {
        Figures figures = new Figures();
        figures.add("two-sizes", "MiB", "1000", 10);
        figures.add("two-sizes", "MiB", "10000", 125);

        assertThat(CapacityTables.twoSizes(figures)).singleElement().satisfies(pair -> {
            assertThat(pair.predicted()).isEqualTo(100);
            assertThat(pair.errorPercent()).isEqualTo(-20);
        });
        assertThat(CapacityTables.checks(figures)).contains("| MiB | 1000: 10 | 10000: 125 | 100 | -20.0 |");
    }
}
