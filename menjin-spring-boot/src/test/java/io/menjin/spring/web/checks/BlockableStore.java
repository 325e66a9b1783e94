package io.menjin.spring.web.checks;

import io.menjin.core.store.SessionStore;
import io.menjin.core.store.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes sessions wait to be found, or not be found at all, as long as a test wants it. */
@Configuration(proxyBeanMethods = false)
class BlockableStore {
    private static volatile CountDownLatch gate = new CountDownLatch(0);
    private static volatile boolean broken;
    /** One permit for each caller that has come to the gate. */
    static final Semaphore ARRIVED = new Semaphore(0);

    static void block() {
        ARRIVED.drainPermits();
        gate = new CountDownLatch(1);
    }

    static void unblock() {
        gate.countDown();
    }

    static void setBroken(boolean value) {
        broken = value;
    }

    @Bean
    static BeanPostProcessor gatekeeper() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SessionStore ? gated(bean) : bean;
            }
        };
    }

    private static Object gated(Object real) {
        return Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("find")) {
                        ARRIVED.release();
                        gate.await();
                        if (broken) {
                            throw new StoreUnavailableException("out of order", new IllegalStateException());
                        }
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
