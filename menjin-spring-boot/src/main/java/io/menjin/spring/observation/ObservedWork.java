package io.menjin.spring.observation;

import io.micrometer.observation.Observation;

/**
 * The life of an observation around a piece of work: its start, its scope, how the work ended, its stop. What the work
 * returns or throws goes through unchanged.
 *
 * @param <T> what the work returns
 * @param <E> what the work throws besides unchecked exceptions
 */
@FunctionalInterface
interface ObservedWork<T, E extends Throwable> {
    String OUTCOME = "outcome";
    String SUCCESS = "success";
    /** The outcome that nothing better is known of. */
    String INTERNAL = "internal";

    T run() throws E;

    /** Runs work inside an observation that has not been started. */
    static <T, E extends Throwable> T observe(Observation observation, Naming naming, ObservedWork<T, E> work)
            throws E {
        observation.lowCardinalityKeyValue(OUTCOME, INTERNAL).start();
        Observation.Scope scope = observation.openScope();
        try {
            T result = work.run();
            observation.lowCardinalityKeyValue(OUTCOME, SUCCESS);
            return result;
        } catch (Throwable failure) {
            Outcome outcome = naming.of(failure);
            observation.lowCardinalityKeyValue(OUTCOME, outcome.name());
            if (outcome.fault()) {
                observation.error(failure);
            }
            throw failure;
        } finally {
            scope.close();
            observation.stop();
        }
    }

    /** How an exception names the outcome. */
    @FunctionalInterface
    interface Naming {
        Outcome of(Throwable failure);
    }

    /**
     * How work ended that has thrown.
     *
     * @param fault whether the exception is a fault, and not an answer that the work is there to give
     */
    record Outcome(String name, boolean fault) {
        /** A fault that nobody has foreseen. */
        static final Outcome UNFORESEEN = new Outcome(INTERNAL, true);

        /** An answer of this name. */
        static Outcome answer(String name) {
            return new Outcome(name, false);
        }
    }
}
