package io.menjin.spring.web.http;

/** Carries an {@link HttpProblem} to the edge. */
public final class HttpProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpProblem problem;

    HttpProblemException(HttpProblem problem) {
        super(problem.status() + " " + problem.problem().detail());
        this.problem = problem;
    }

    public HttpProblem problem() {
        return problem;
    }
}
