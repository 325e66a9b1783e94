package io.menjin.spring.testing;

import io.menjin.core.account.AccountId;
import io.menjin.core.event.MenjinEvent;
import io.menjin.spring.CurrentUser;
import io.menjin.spring.MenjinUser;
import io.menjin.spring.RequireStep;
import io.menjin.spring.security.MenjinLoginConfigurer;
import io.menjin.spring.security.WeChatFactors;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** An application as there are many (its nested controllers are found by themselves): an envelope around every answer, a handler for every exception, Spring Security. */
@Configuration(proxyBeanMethods = false)
public class SecuredApplication {
    /** What the application has heard of. */
    public static final BlockingQueue<MenjinEvent> HEARD = new LinkedBlockingQueue<>();

    @Bean
    @Order(1)
    SecurityFilterChain orders(HttpSecurity http) {
        return http.securityMatcher("/secured/**")
                .with(MenjinLoginConfigurer.menjin())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/secured/phone")
                        .hasAuthority(WeChatFactors.PHONE)
                        .requestMatchers("/secured/guest")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(WeChatFactors.LOGIN))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain others(HttpSecurity http) {
        return http.securityMatcher("/open/**", "/members/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    Listener listener() {
        return new Listener();
    }

    /** Endpoints that ask for people, and some that do not. */
    @RestController
    static class Controller {
        @GetMapping("/open/nothing")
        Map<String, Object> nothing() {
            return Map.of("open", true);
        }

        @GetMapping("/open/me")
        Map<String, Object> me(@CurrentUser MenjinUser user) {
            return Map.of(
                    "id",
                    user.id().value(),
                    "source",
                    user.source().value(),
                    "steps",
                    user.steps().size());
        }

        @GetMapping("/open/id")
        Map<String, Object> id(@CurrentUser AccountId id) {
            return Map.of("id", id.value());
        }

        @GetMapping("/open/maybe")
        Map<String, Object> maybe(@CurrentUser(required = false) @Nullable MenjinUser user) {
            return Map.of("guest", user == null);
        }

        @RequireStep("phone")
        @GetMapping("/open/phone")
        Map<String, Object> phone() {
            return Map.of("phone", true);
        }

        @GetMapping("/open/fails")
        Map<String, Object> fails() {
            throw new IllegalStateException("ours");
        }

        @GetMapping({"/secured/me", "/secured/phone", "/secured/guest"})
        Map<String, Object> secured(@Nullable Authentication authentication) {
            return Map.of("name", authentication == null ? "guest" : authentication.getName());
        }
    }

    /** A class whose every endpoint asks for a step, and one that asks for another. */
    @RestController
    @RequireStep({"profile", "phone"})
    static class Members {
        @GetMapping("/members/area")
        Map<String, Object> area(@CurrentUser MenjinUser user) {
            return Map.of("nickname", String.valueOf(user.nickname()));
        }

        @RequireStep("profile")
        @GetMapping("/members/lounge")
        Map<String, Object> lounge() {
            return Map.of("lounge", true);
        }
    }

    /** What many applications wrap around everything. */
    @RestControllerAdvice
    static class Envelope implements ResponseBodyAdvice<Object> {
        @Override
        public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter returnType,
                MediaType contentType,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return Map.of("code", 0, "data", body == null ? "" : body);
        }

        @ExceptionHandler(Exception.class)
        Map<String, Object> anything(Exception failure) {
            return Map.of("failed", true);
        }
    }

    /** Hears what happens. */
    static class Listener {
        @EventListener
        void on(MenjinEvent event) {
            HEARD.add(event);
        }
    }
}
