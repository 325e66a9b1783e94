package io.menjin.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands that the person who makes the request has completed steps; goes on controller methods and on classes, where it
 * counts for every method that has none of its own.
 *
 * <p>Who has not is answered {@code step_required} with the steps that are {@code missing} and the action
 * {@code bind-phone} or {@code authorize}, upon which the mini program opens the right dialogue and repeats the request.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequireStep {
    /** The steps: {@code profile}, {@code phone}. */
    String[] value();
}
