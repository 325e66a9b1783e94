package io.menjin.core.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} from where it is known to the edge. Its message is {@code code: detail}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.code().wireName() + ": " + problem.detail(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
