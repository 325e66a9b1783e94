package io.menjin.spring.observation;

import io.menjin.core.source.SourceName;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records how use cases end. Thread-safe. What the work returns or throws goes through unchanged. */
public interface Recorder {
    /** Records nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public <T> T record(UseCase useCase, @Nullable SourceName source, Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * Runs and records work.
     *
     * @param source as the device named it, or null where it is not known
     */
    <T> T record(UseCase useCase, @Nullable SourceName source, Supplier<T> work);

    /** What is recorded. */
    enum UseCase {
        LOGIN("menjin.login", "login"),
        REGISTER("menjin.register", "register"),
        PHONE("menjin.phone", "bind phone");

        private final String metric;
        private final String span;

        UseCase(String metric, String span) {
            this.metric = metric;
            this.span = span;
        }

        /** The name of the observation and of its timer. */
        public String metric() {
            return metric;
        }

        /** The name of the span. */
        public String span() {
            return span;
        }
    }
}
