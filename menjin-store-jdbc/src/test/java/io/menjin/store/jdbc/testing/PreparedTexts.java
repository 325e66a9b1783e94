package io.menjin.store.jdbc.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.Consumer;

/** Hears what a connection prepares. */
public final class PreparedTexts {

    private PreparedTexts() {}

    /** The connection itself, but for telling each text that it is asked to prepare. */
    public static Connection heard(Connection connection, Consumer<String> listener) {
        return (Connection) Proxy.newProxyInstance(
                PreparedTexts.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        listener.accept((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
