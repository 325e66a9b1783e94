package io.menjin.spring.security;

import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.http.ProblemResponder;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * Authenticates the application's own endpoints by Menjin's tokens in a Spring Security filter chain:
 *
 * <pre>{@code
 * @Bean
 * SecurityFilterChain api(HttpSecurity http) {
 *     return http.securityMatcher("/api/**")
 *             .with(MenjinLoginConfigurer.menjin())
 *             .authorizeHttpRequests(requests -> requests
 *                     .requestMatchers("/api/orders/**").hasAuthority(WeChatFactors.PHONE)
 *                     .anyRequest().authenticated())
 *             .build();
 * }
 * }</pre>
 *
 * <p>The principal is a {@link io.menjin.spring.MenjinUser}. A request without a token is answered {@code token_missing};
 * one whose person lacks a factor {@code step_required} with the step. The chain keeps no HTTP session and needs no CSRF
 * tokens, since no browser sends a bearer token by itself.
 */
public final class MenjinLoginConfigurer extends AbstractHttpConfigurer<MenjinLoginConfigurer, HttpSecurity> {
    private MenjinLoginConfigurer() {}

    /** Goes into {@code http.with(...)}. */
    public static MenjinLoginConfigurer menjin() {
        return new MenjinLoginConfigurer();
    }

    /**
     * What differs from the defaults. It is set when the configurer joins the chain and not in {@code init}: by then the
     * session management may have chosen the HTTP session as the place of the security context, and a cookie would
     * outlive the token.
     */
    @Override
    public void setBuilder(HttpSecurity http) {
        super.setBuilder(http);
        ProblemResponder responder = context(http).getBean(ProblemResponder.class);
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(failures -> answerWithProblems(failures, responder));
    }

    @Override
    public void configure(HttpSecurity http) {
        ApplicationContext context = context(http);
        BearerAuthenticationFilter filter = new BearerAuthenticationFilter(
                context.getBean(RequestUsers.class),
                context.getBean(ProblemResponder.class),
                getSecurityContextHolderStrategy());
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private static void answerWithProblems(
            ExceptionHandlingConfigurer<HttpSecurity> failures, ProblemResponder responder) {
        failures.authenticationEntryPoint(new ProblemEntryPoint(responder));
        WeChatFactors.STEPS.forEach((authority, step) -> failures.defaultDeniedHandlerForMissingAuthority(
                new MissingStepEntryPoint(responder, step), authority));
    }

    private static ApplicationContext context(HttpSecurity http) {
        return http.getSharedObject(ApplicationContext.class);
    }
}
