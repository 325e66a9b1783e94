package io.menjin.spring.security;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The filter chain of our own API, whose operations check tokens and clients themselves. */
public final class ApiSecurity {
    private ApiSecurity() {}

    /** A chain for these paths and no others: no HTTP session, no CSRF tokens, no log-in form, everything permitted. */
    public static SecurityFilterChain chain(HttpSecurity http, List<String> paths) {
        return new Chain(http.securityMatcher(paths.toArray(String[]::new))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // The operations say themselves what may be cached: avatars may be.
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build());
    }

    /** A chain of which it is known that it lets every request of our operations pass. */
    public static final class Chain implements SecurityFilterChain {
        private final SecurityFilterChain chain;

        private Chain(SecurityFilterChain chain) {
            this.chain = chain;
        }

        @Override
        public boolean matches(HttpServletRequest request) {
            return chain.matches(request);
        }

        @Override
        public List<Filter> getFilters() {
            return chain.getFilters();
        }

        @Override
        public String toString() {
            return chain.toString();
        }
    }
}
