package io.menjin.spring.web.quick;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.TestServer;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever an application puts before our operations sees the checks of tokens, as ever. */
class QuickObjectionsTest {

    static Stream<Arguments> applications() {
        return Stream.of(
                Arguments.of("a filter", OwnFilter.class, false, 418),
                Arguments.of("an interceptor", OwnInterceptor.class, false, 418),
                Arguments.of("a security chain that comes first", OwnFirstChain.class, true, 403));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void theApplicationComesFirst(String what, Class<?> application, boolean security, int status) throws Exception {
        TestServer.Builder builder = TestServer.builder().source(application);
        try (TestServer server = (security ? builder.withSpringSecurity() : builder).start()) {
            Plain http = new Plain(server.base().toString());
            String token = server.login(server.newPerson());
            assertThat(http.verify(token)).isEqualTo(204);
            for (int i = 0; i < 2; i++) {
                assertThat(http.verifyMarked(token)).isEqualTo(status);
            }
            assertThat(server.bean(QuickAnswers.class).given()).isZero();
        }
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("", Map.of(), false, true),
                Arguments.of("/shop", Map.of("server.servlet.context-path", "/shop"), false, true),
                Arguments.of("/auth", Map.of("menjin.web.path-prefix", "/auth"), false, true),
                Arguments.of("/mvc", Map.of("spring.mvc.servlet.path", "/mvc"), false, true),
                Arguments.of("", Map.of(), true, true),
                Arguments.of("", Map.of("menjin.sessions.cache.max-entries", "0"), false, false));
    }

    @ParameterizedTest(name = "{0} {1} security={2}")
    @MethodSource("settings")
    void worksWhereverTheOperationsAre(String path, Map<String, String> properties, boolean security, boolean quick)
            throws Exception {
        TestServer.Builder builder = TestServer.builder();
        properties.forEach(builder::property);
        try (TestServer server = (security ? builder.withSpringSecurity() : builder).start()) {
            Plain http = new Plain(server.base() + path);
            String token = http.login(server.code(server.newPerson(), TestServer.SHOP));
            assertThat(server.bean(QuickAnswers.class).given()).as("logins").isEqualTo(1);
            assertThat(http.verify(token)).isEqualTo(204);
            assertThat(http.verify(token)).isEqualTo(204);
            assertThat(server.bean(QuickAnswers.class).given())
                    .as("checks, too")
                    .isEqualTo(quick ? 2 : 1);
        }
    }

    static Stream<Arguments> reasonsAgainstLogins() {
        return Stream.of(
                Arguments.of("a setting", TestServer.builder().property("menjin.web.quick-logins", "false")),
                Arguments.of("traces", TestServer.builder().source(Tracing.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasonsAgainstLogins")
    void loginsGoTheLongWayWhileChecksGoTheShortOne(String what, TestServer.Builder builder) throws Exception {
        try (TestServer server = builder.start()) {
            Plain http = new Plain(server.base().toString());
            String token = http.login(server.code(server.newPerson(), TestServer.SHOP));
            assertThat(server.bean(QuickAnswers.class).given()).isZero();
            http.verify(token);
            assertThat(http.verify(token)).isEqualTo(204);
            assertThat(server.bean(QuickAnswers.class).given()).isEqualTo(1);
        }
    }

    /** Somebody records traces. */
    @Configuration(proxyBeanMethods = false)
    static class Tracing {
        @Bean
        Tracer tracer() {
            return Tracer.NOOP;
        }
    }

    /** Counts and refuses what carries a mark. */
    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        Filter teapot() {
            return (request, response, chain) -> {
                if (((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-Test") == null) {
                    chain.doFilter(request, response);
                } else {
                    ((HttpServletResponse) response).setStatus(418);
                }
            };
        }
    }

    /** The same in Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    static class OwnInterceptor implements WebMvcConfigurer {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public boolean preHandle(
                        jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response, Object handler) {
                    boolean marked = request.getHeader("X-Test") != null;
                    if (marked) {
                        response.setStatus(418);
                    }
                    return !marked;
                }
            });
        }
    }

    /** A chain that closes everything that is marked. */
    @Configuration(proxyBeanMethods = false)
    static class OwnFirstChain {
        @Bean
        @Order(Integer.MIN_VALUE)
        SecurityFilterChain closed(HttpSecurity http) {
            return http.securityMatcher(request -> request.getHeader("X-Test") != null)
                    .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
    }
}
