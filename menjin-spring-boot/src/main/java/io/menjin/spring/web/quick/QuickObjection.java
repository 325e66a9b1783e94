package io.menjin.spring.web.quick;

import jakarta.servlet.ServletContext;
import java.util.Optional;

/** A reason not to take the short way: something of the application that wants to see every request. */
@FunctionalInterface
public interface QuickObjection {
    /** What speaks against it, in words for an operator; empty when nothing does. */
    Optional<String> against(ServletContext servlets);
}
