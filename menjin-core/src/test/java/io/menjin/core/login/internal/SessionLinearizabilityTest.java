package io.menjin.core.login.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Whatever several threads do at once with one person's sessions, the answers are those of doing it one after the other, in
 * an order that agrees with who had finished before whom (linearizability). The checker walks through interleavings one by
 * one, and lets real threads run besides.
 */
class SessionLinearizabilityTest {

    private static final boolean LONG = Boolean.getBoolean("menjin.long");

    @Test
    void oneNodeWithTheNearCacheIsLinearizable() {
        walking().check(OneNode.Remembering.class);
        running().check(OneNode.Remembering.class);
    }

    @Test
    void oneNodeWithoutTheNearCacheIsLinearizable() {
        walking().check(OneNode.Asking.class);
        running().check(OneNode.Asking.class);
    }

    @Test
    void anotherNodeIsLinearizableForWhoeverWaitsAsLongAsTheStaleness() {
        walking().check(TwoNodes.AfterTheStaleness.class);
        running().check(TwoNodes.AfterTheStaleness.class);
    }

    @Test
    void refutesAnotherNodeForWhoeverWaitsLess() {
        refuted(walking(), TwoNodes.ShortlyBefore.class);
    }

    @Test
    void refutesACacheThatIsToldBeforeTheWrite() {
        refuted(walking(), OneNode.TellingItsCacheTooEarly.class);
    }

    @Test
    void refutesAnEndOfAllSessionsThatForgetsTheLoginsUnderWay() {
        refuted(walking(), OneNode.ForgettingLogins.class);
    }

    private static void refuted(Options<?, ?> options, Class<?> operations) {
        assertThatThrownBy(() -> options.minimizeFailedScenario(false).check(operations))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    private static ModelCheckingOptions walking() {
        return sized(new ModelCheckingOptions(), LONG ? 60 : 12, LONG ? 2000 : 200);
    }

    private static StressOptions running() {
        return sized(new StressOptions(), LONG ? 60 : 10, LONG ? 2000 : 200);
    }

    private static <O extends Options<O, ?>> O sized(O options, int scenarios, int runsOfEach) {
        return options.sequentialSpecification(SequentialSessions.class)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(3)
                .actorsAfter(2)
                .iterations(scenarios)
                .invocationsPerIteration(runsOfEach);
    }
}
