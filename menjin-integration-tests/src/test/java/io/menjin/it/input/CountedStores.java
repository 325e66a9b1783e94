package io.menjin.it.input;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts every call of every store. */
@Configuration(proxyBeanMethods = false)
class CountedStores {

    private static final List<Class<?>> STORES =
            List.of(AccountStore.class, SessionStore.class, SessionKeyStore.class, LoginLedger.class, OnceStore.class);

    /** How many calls there were. */
    static final class Calls {
        private final AtomicInteger count = new AtomicInteger();

        int count() {
            return count.get();
        }
    }

    @Bean
    static Calls calls() {
        return new Calls();
    }

    @Bean
    static BeanPostProcessor storeCounter(Calls calls) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return STORES.stream()
                        .filter(store -> store.isInstance(bean))
                        .findFirst()
                        .map(store -> counted(bean, store, calls))
                        .orElse(bean);
            }
        };
    }

    private static Object counted(Object store, Class<?> type, Calls calls) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            calls.count.incrementAndGet();
            try {
                return method.invoke(store, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
