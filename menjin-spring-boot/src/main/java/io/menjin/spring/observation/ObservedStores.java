package io.menjin.spring.observation;

import io.menjin.core.problem.ProblemException;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.spring.observation.ObservedWork.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Records every call to a store as the observation {@value #NAME}, with the store, the method and the outcome. Arguments and
 * results are not looked at. A transaction is one call, whatever is done in it.
 */
public final class ObservedStores implements StoreDecorator {
    /** The name of the observation and of its timer. */
    public static final String NAME = "menjin.store";

    private final ObservationRegistry registry;

    public ObservedStores(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T> T decorate(String name, Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return call(store, method, arguments);
                    }
                    return observe(name, store, method, arguments);
                }));
    }

    private Object observe(String name, Object store, Method method, Object @Nullable [] arguments) throws Throwable {
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName("store " + name + "." + method.getName())
                .lowCardinalityKeyValue("store", name)
                .lowCardinalityKeyValue("operation", method.getName());
        return ObservedWork.observe(observation, ObservedStores::outcome, () -> call(store, method, arguments));
    }

    private static Outcome outcome(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            // What a transaction decided, and no fault of the store.
            return Outcome.answer(problem.problem().code().wireName());
        }
        return failure instanceof StoreUnavailableException ? new Outcome("unavailable", true) : Outcome.UNFORESEEN;
    }

    /** Many give nothing: what a proxy passes on has no type that could say so. */
    @SuppressWarnings("NullAway")
    private static Object call(Object store, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
