package io.menjin.spring.security;

import io.menjin.core.store.SessionStore;
import io.menjin.spring.CurrentUser;
import io.menjin.spring.MenjinUser;
import io.menjin.spring.RequireStep;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application whose mini program's endpoints are opened by our tokens and whose back office has passwords. Its nested
 * controller is found by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class LoginApplication {

    /** How often a token was looked up in the store. */
    static final AtomicInteger LOOK_UPS = new AtomicInteger();

    @Bean
    @Order(1)
    SecurityFilterChain miniProgram(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .with(MenjinLoginConfigurer.menjin())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/phone")
                        .hasAuthority(WeChatFactors.PHONE)
                        .requestMatchers("/api/both")
                        .hasAllAuthorities(WeChatFactors.PHONE, WeChatFactors.PROFILE)
                        .requestMatchers("/api/staff")
                        .hasRole("STAFF")
                        .requestMatchers("/api/guests")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain backOffice(HttpSecurity http) {
        return http.securityMatcher("/office/**")
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("STAFF"))
                .build();
    }

    @Bean
    UserDetailsService staff() {
        return new InMemoryUserDetailsManager(User.withUsername("clerk")
                .password("{noop}clerk-password")
                .roles("STAFF")
                .build());
    }

    @Bean
    Orders orders() {
        return new Orders();
    }

    @Bean
    static BeanPostProcessor countedLookUps() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SessionStore store ? counted(store) : bean;
            }
        };
    }

    private static Object counted(SessionStore store) {
        return Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("find")) {
                        LOOK_UPS.incrementAndGet();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What is protected below the controllers. */
    static class Orders {
        @PreAuthorize("principal.id.value() == #owner")
        public String of(String owner) {
            return "orders of " + owner;
        }

        @PreAuthorize("hasRole('STAFF')")
        public String all() {
            return "all orders";
        }
    }

    @RestController
    static class Controller {
        private final Orders orders;

        Controller(Orders orders) {
            this.orders = orders;
        }

        @GetMapping("/api/me")
        Map<String, Object> me(
                Authentication authentication,
                @AuthenticationPrincipal MenjinUser principal,
                @CurrentUser MenjinUser current) {
            return Map.of(
                    "name",
                    authentication.getName(),
                    "principal",
                    principal.id().value(),
                    "current",
                    current.id().value(),
                    "credentials",
                    String.valueOf(authentication.getCredentials()),
                    "authorities",
                    authentication.getAuthorities().stream()
                            .map(GrantedAuthority::getAuthority)
                            .sorted()
                            .toList());
        }

        @GetMapping({"/api/phone", "/api/both", "/api/staff", "/office/report"})
        Map<String, Object> reached() {
            return Map.of("reached", true);
        }

        @GetMapping("/api/guests")
        Map<String, Object> guests(@Nullable Authentication authentication) {
            return Map.of("guest", !(authentication instanceof MenjinAuthentication));
        }

        @RequireStep("profile")
        @GetMapping("/api/annotated")
        Map<String, Object> annotated() {
            return Map.of("reached", true);
        }

        @GetMapping("/api/later")
        Callable<Map<String, Object>> later(@CurrentUser MenjinUser user) {
            return () -> Map.of("name", user.id().value());
        }

        @PostMapping({"/api/orders", "/office/orders"})
        Map<String, Object> order() {
            return Map.of("ordered", true);
        }

        @GetMapping("/api/orders/mine")
        List<String> mine(@CurrentUser MenjinUser user) {
            return List.of(orders.of(user.id().value()));
        }

        @GetMapping("/api/orders/theirs")
        List<String> theirs() {
            return List.of(orders.of("somebody else"));
        }

        @GetMapping("/api/orders/all")
        List<String> all() {
            return List.of(orders.all());
        }
    }
}
