package io.menjin.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something fails with a problem. */
public final class Problems {

    private Problems() {}

    /** The problem with which the call fails, which must have this code. */
    public static Problem problem(ProblemCode code, ThrowingCallable call) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
        assertThat(thrown).as("expected the problem " + code.wireName()).isNotNull();
        assertThat(thrown.problem().code()).isEqualTo(code);
        return thrown.problem();
    }
}
