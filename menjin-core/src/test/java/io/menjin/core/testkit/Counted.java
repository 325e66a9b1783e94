package io.menjin.core.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts the calls of a port. Thread-safe.
 *
 * @param <T> the port
 */
public final class Counted<T> {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final T port;

    private Counted(Class<T> type, T real) {
        port = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    public static <T> Counted<T> of(Class<T> type, T real) {
        return new Counted<>(type, real);
    }

    /** The port to be used. */
    public T port() {
        return port;
    }

    /** The names of the methods called since the last {@link #clear}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void clear() {
        calls.clear();
    }
}
