package io.menjin.core.user;

import io.menjin.core.account.Account;
import io.menjin.core.account.Step;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import java.util.Collection;
import java.util.List;

/** Demands that a person has completed steps. */
public final class StepCheck {

    private StepCheck() {}

    /**
     * Lets an account pass that has completed all of these steps.
     *
     * @throws io.menjin.core.problem.ProblemException {@code step_required} with the steps that are missing
     */
    public static void require(Account account, Collection<Step> steps) {
        List<Step> missing = missing(account, steps);
        if (!missing.isEmpty()) {
            throw Problem.of(ProblemCode.STEP_REQUIRED, "the person must complete a step first")
                    .withMissing(missing, null)
                    .withAction(actionFor(missing))
                    .asException();
        }
    }

    /** Those of the steps that the account has not completed, in their order. */
    public static List<Step> missing(Account account, Collection<Step> steps) {
        return steps.stream().filter(step -> !account.has(step)).toList();
    }

    /** What the user interface should do about missing steps: the first one decides. */
    public static Action actionFor(List<Step> missing) {
        return !missing.isEmpty() && missing.get(0) == Step.PHONE ? Action.BIND_PHONE : Action.AUTHORIZE;
    }
}
