package io.menjin.spring.web.quick;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects to the short way where Spring Security does more about our API than the chain that we have given it. */
public final class SecurityObjection implements QuickObjection {
    private final boolean oursIsFirst;

    /**
     * Creates one.
     *
     * @param first the filter chain that comes before all others, or null when there is none
     * @param ours the type of the chain that is ours
     */
    public SecurityObjection(@Nullable Object first, Class<?> ours) {
        this.oursIsFirst = ours.isInstance(first);
    }

    /** For applications without Spring Security's configuration. */
    public static SecurityObjection withoutChains() {
        return new SecurityObjection(null, Void.class);
    }

    @Override
    public Optional<String> against(ServletContext servlets) {
        return !FilterObjection.isSecured(servlets) || oursIsFirst
                ? Optional.empty()
                : Optional.of("a security filter chain of the application comes first");
    }
}
