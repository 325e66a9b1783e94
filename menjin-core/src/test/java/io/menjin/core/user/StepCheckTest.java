package io.menjin.core.user;

import static io.menjin.core.problem.ProblemCode.STEP_REQUIRED;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Step;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCheckTest {

    private final Account visitor =
            Account.visitor(new AccountId("00000000-0000-7000-8000-000000000001"), Instant.EPOCH);

    @Test
    void demandsThePhoneByBindingIt() {
        Problem problem = problem(STEP_REQUIRED, () -> StepCheck.require(visitor, List.of(Step.PHONE)));
        assertThat(problem.missing()).containsExactly(Step.PHONE);
        assertThat(problem.action()).isEqualTo(Action.BIND_PHONE);
        assertThat(problem.ticket()).isNull();
    }

    @Test
    void namesAllThatIsMissingAndActsOnTheFirst() {
        Problem problem = problem(STEP_REQUIRED, () -> StepCheck.require(visitor, List.of(Step.PROFILE, Step.PHONE)));
        assertThat(problem.missing()).containsExactly(Step.PROFILE, Step.PHONE);
        assertThat(problem.action()).isEqualTo(Action.AUTHORIZE);
    }

    @Test
    void letsPassWhatIsComplete() {
        StepCheck.require(visitor.withProfile("Ann", null), List.of(Step.PROFILE));
        StepCheck.require(visitor, List.of());
    }
}
