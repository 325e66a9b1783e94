/**
 * What applications use: {@link io.menjin.spring.CurrentUser}, {@link io.menjin.spring.RequireStep} and
 * {@link io.menjin.spring.MenjinUser}. Events ({@link io.menjin.core.event.MenjinEvent}) come as Spring application events.
 */
@NullMarked
package io.menjin.spring;

import org.jspecify.annotations.NullMarked;
