package io.menjin.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands something that is costly to start to the parameters of tests. It is started for the first of them, serves those of
 * all classes, and is closed after the last.
 */
public abstract class Shared<T extends AutoCloseable> implements ParameterResolver, AfterEachCallback {

    /** Starts it. */
    @FunctionalInterface
    protected interface Start<T> {
        T start() throws IOException;
    }

    private final Class<T> type;
    private final Start<T> start;

    protected Shared(Class<T> type, Start<T> start) {
        this.type = type;
        this.start = start;
    }

    /** What makes it ready for the next test. */
    protected abstract void afterEach(T shared);

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        afterEach(shared(context));
    }

    private T shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Shared.class))
                .computeIfAbsent(type, absent -> started(), type);
    }

    private T started() {
        try {
            return start.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
