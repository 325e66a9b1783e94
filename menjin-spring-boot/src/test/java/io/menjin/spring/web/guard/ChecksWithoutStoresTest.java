package io.menjin.spring.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.SessionStore;
import io.menjin.spring.testing.SecuredApplication;
import io.menjin.spring.testing.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the application's own endpoints cost when the token was checked a moment ago: no call of any store. */
class ChecksWithoutStoresTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());
    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.builder()
                .withSpringSecurity()
                .source(SecuredApplication.class)
                .source(Counting.class)
                .property("menjin.web.exclusive", "false")
                .start();
        String person = server.newPerson();
        token = server.login(person);
        server.bindPhone(person, token);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/me",
                "/open/id",
                "/open/view",
                "/open/maybe",
                "/open/phone",
                "/secured/me",
                "/secured/phone",
                "/v1/verify",
                "/v1/verify?step=phone"
            })
    void costsNoStore(String path) throws Exception {
        get(path);
        CALLS.clear();

        get(path);

        assertThat(CALLS).isEmpty();
    }

    private static void get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isBetween(200, 204);
    }

    /** Counts what is asked of the stores, and says that nobody else writes to them. */
    @Configuration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        ChangeFeed changes() {
            return ChangeFeed.ONE_PROCESS;
        }

        @Bean
        static BeanPostProcessor counter() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof SessionStore) {
                        return counted(SessionStore.class, bean);
                    }
                    return bean instanceof AccountStore ? counted(AccountStore.class, bean) : bean;
                }
            };
        }

        private static Object counted(Class<?> port, Object real) {
            return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                CALLS.add(method.getName());
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }
}
