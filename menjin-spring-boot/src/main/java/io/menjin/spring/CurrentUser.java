package io.menjin.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hands the person who makes the request to a parameter of a controller method. The parameter is a {@link MenjinUser}, a
 * {@link io.menjin.core.user.UserView}, which is what devices see, or the {@link io.menjin.core.account.AccountId}.
 *
 * <p>An endpoint that has such a parameter demands a token: without one it answers {@code token_missing}, with one that is
 * not good any more the problem that says why. Other endpoints of the application are left alone.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CurrentUser {
    /**
     * Whether a request without a token is refused. Where it is not, the parameter is null for guests; a token that is not
     * good is refused all the same, so that the device gets a new one.
     */
    boolean required() default true;
}
