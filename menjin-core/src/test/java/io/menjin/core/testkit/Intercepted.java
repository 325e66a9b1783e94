package io.menjin.core.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Lets something happen just before a method of a port runs. */
public final class Intercepted {

    private Intercepted() {}

    /**
     * Wraps a port.
     *
     * @param name of the method
     * @param first gets the arguments; when it throws, the method does not run
     */
    public static <T> T before(Class<T> type, T real, String name, Consumer<Object[]> first) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        first.accept(arguments);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
