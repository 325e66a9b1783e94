package io.menjin.core.login.internal;

import io.menjin.core.testkit.linear.Linearizable;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Issuing, checking and ending one person's sessions, and logins that are under way while all of them are ended. */
@Tag("linearizability")
class SessionLinearizabilityTest {

    private static final String END_HERE_AND_CHECK_ELSEWHERE =
            "begin 1, finish 1, checkElsewhere 1 // end 1 | checkElsewhere 1 // checkElsewhere 1, check 1";

    private final Linearizable onOneNode = Linearizable.as(SequentialSessions.class, OneNode.SCENARIOS);
    private final Linearizable onTwoNodes =
            Linearizable.as(SequentialSessions.class, List.of(END_HERE_AND_CHECK_ELSEWHERE, OneNode.LOGIN_UNDER_WAY));

    @Test
    void oneNodeWithTheNearCacheIsLinearizable() {
        onOneNode.walk(OneNode.Remembering.class);
        onOneNode.run(OneNode.Remembering.class);
    }

    @Test
    void oneNodeWithoutTheNearCacheIsLinearizable() {
        onOneNode.walk(OneNode.Asking.class);
        onOneNode.run(OneNode.Asking.class);
    }

    @Test
    void anotherNodeIsLinearizableForWhoeverWaitsAsLongAsTheStaleness() {
        onTwoNodes.walk(TwoNodes.AfterTheStaleness.class);
        onTwoNodes.run(TwoNodes.AfterTheStaleness.class);
    }

    @Test
    void refutesAnotherNodeForWhoeverWaitsLess() {
        Linearizable.as(SequentialSessions.class, List.of(END_HERE_AND_CHECK_ELSEWHERE))
                .refuteWalking(TwoNodes.ShortlyBefore.class);
    }

    @Test
    void refutesACacheThatIsToldBeforeTheWrite() {
        Linearizable.as(SequentialSessions.class, List.of(OneNode.END_AND_CHECK))
                .refuteWalking(OneNode.TellingItsCacheTooEarly.class);
    }

    @Test
    void refutesAnEndOfAllSessionsThatForgetsTheLoginsUnderWay() {
        Linearizable.as(SequentialSessions.class, List.of(OneNode.LOGIN_UNDER_WAY))
                .refuteWalking(OneNode.ForgettingLogins.class);
    }
}
