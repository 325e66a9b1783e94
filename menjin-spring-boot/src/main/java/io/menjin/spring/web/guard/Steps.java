package io.menjin.spring.web.guard;

import io.menjin.core.account.Step;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names of steps on the wire and in annotations. */
public final class Steps {
    private Steps() {}

    public static String nameOf(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Step> find(String name) {
        return Arrays.stream(Step.values())
                .filter(step -> nameOf(step).equals(name))
                .findFirst();
    }

    /**
     * The step that a device named.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request} when there is none
     */
    public static Step require(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_REQUEST, "There is no such step")
                        .asException());
    }
}
