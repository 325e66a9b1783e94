package io.menjin.spring.web.quick;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.Set;

/** Objects to the short way where there is a filter whose work is not known to be needless there. */
public final class FilterObjection implements QuickObjection {
    private static final String SECURITY = "springSecurityFilterChain";

    /** None of them does anything about a plain request without an Origin that is answered at once. */
    private static final Set<String> HARMLESS = Set.of(
            "org.springframework.boot.servlet.filter.OrderedCharacterEncodingFilter",
            "org.springframework.boot.servlet.filter.OrderedFormContentFilter",
            "org.springframework.boot.servlet.filter.OrderedHiddenHttpMethodFilter",
            "org.springframework.boot.servlet.filter.OrderedRequestContextFilter",
            "org.springframework.web.filter.CharacterEncodingFilter",
            "org.springframework.web.filter.CorsFilter",
            "org.springframework.web.filter.FormContentFilter",
            "org.springframework.web.filter.ForwardedHeaderFilter",
            "org.springframework.web.filter.HiddenHttpMethodFilter",
            "org.springframework.web.filter.RequestContextFilter",
            "org.springframework.web.filter.ServerHttpObservationFilter",
            "org.springframework.web.servlet.resource.ResourceUrlEncodingFilter",
            "org.apache.tomcat.websocket.server.WsFilter");

    @Override
    public Optional<String> against(ServletContext servlets) {
        return servlets.getFilterRegistrations().values().stream()
                // Spring Security has an objection of its own.
                .filter(filter -> !filter.getName().equals(SECURITY))
                .filter(filter -> !HARMLESS.contains(String.valueOf(filter.getClassName())))
                .map(FilterRegistration::getName)
                .sorted()
                .findFirst()
                .map(name -> "the filter '" + name + "' is to see every request");
    }

    /** Whether Spring Security is there, whatever it does. */
    static boolean isSecured(ServletContext servlets) {
        return servlets.getFilterRegistrations().containsKey(SECURITY);
    }
}
