package io.menjin.core.login.internal;

import io.menjin.core.testkit.linear.Linearizable;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The single flight: one exchange for each code, however many ask, and a failure is nobody's later on. */
@Tag("linearizability")
class FlightsLinearizabilityTest {

    private static final String ONE_KEY = "// login 1 1 | login 1 1 // login 1 1";
    private static final String TWO_KEYS = "// login 1 1 | login 1 2 // login 1 1";
    private static final String FAILURE = "// fail 1 | login 1 1 // login 1 1";

    // Other keys are refused while an attempt that is going to fail is under way, so chance must not mix the two.
    private final Linearizable flights = Linearizable.as(SequentialFlights.class, List.of(ONE_KEY, TWO_KEYS, FAILURE));

    @Test
    void oneCodeHasOneOutcome() {
        flights.walkScenarios(FlightOperations.Single.class);
        flights.runScenarios(FlightOperations.Single.class);
    }

    @Test
    void refutesFlightsThatTakeOffTwice() {
        Linearizable.as(SequentialFlights.class, List.of(ONE_KEY)).refuteWalking(FlightOperations.TakingOffTwice.class);
    }

    @Test
    void refutesFailuresThatStay() {
        Linearizable.as(SequentialFlights.class, List.of(FAILURE)).refuteWalking(FlightOperations.Poisoned.class);
    }
}
