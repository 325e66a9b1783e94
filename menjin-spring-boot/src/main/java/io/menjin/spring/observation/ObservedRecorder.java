package io.menjin.spring.observation;

import io.menjin.core.problem.ProblemException;
import io.menjin.core.source.SourceName;
import io.menjin.core.source.Sources;
import io.menjin.spring.observation.ObservedWork.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records use cases as observations: timers, and spans where there is tracing. The key values are few: the source, unless
 * the device made it up, and the outcome, which is {@code success} or the code of the problem.
 */
public final class ObservedRecorder implements Recorder {
    private static final String UNKNOWN = "unknown";

    private final ObservationRegistry registry;
    private final Sources sources;

    public ObservedRecorder(ObservationRegistry registry, Sources sources) {
        this.registry = registry;
        this.sources = sources;
    }

    @Override
    public <T> T record(UseCase useCase, @Nullable SourceName source, Supplier<T> work) {
        Observation observation = Observation.createNotStarted(useCase.metric(), registry)
                .contextualName(useCase.span())
                .lowCardinalityKeyValue("source", nameOf(source));
        return ObservedWork.observe(observation, ObservedRecorder::outcome, work::get);
    }

    private static Outcome outcome(Throwable failure) {
        return failure instanceof ProblemException problem
                ? Outcome.answer(problem.problem().code().wireName())
                : Outcome.UNFORESEEN;
    }

    private String nameOf(@Nullable SourceName source) {
        return source != null && sources.find(source).isPresent() ? source.value() : UNKNOWN;
    }
}
